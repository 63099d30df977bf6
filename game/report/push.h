/* Statements to a record store: what is done with each answer of the store (deliver.c), and the one file that speaks to the network (push.c). */
#ifndef REPORT_PUSH_H
#define REPORT_PUSH_H

#include "report/xapi.h"

#define PUSH_MOST_IN_BATCH 50
/** Trouble that passes is waited for so often in one run, a second at first and then twice as long each time; a store that asks for more gets it, up to */
#define PUSH_MOST_TRIES 5
#define PUSH_MOST_WAIT_S 30

/** What came back. */
typedef struct PushReply {
  int status;            /* of HTTP; 0: no answer, which may pass; -1: none, and none will come (its certificate, its address) */
  int64_t retry_after_s; /* what the store asks for; 0: nothing */
  Str body, fault;       /* fault: why there is no answer */
} PushReply;

typedef enum PushVerdict { PUSH_TAKEN, PUSH_BAD } PushVerdict;
typedef enum PushEnd { PUSH_DONE, PUSH_LATER, PUSH_STOPPED } PushEnd;

typedef struct PushPorts {
  void *user;
  PushReply (*post)(void *user, Arena *arena, Str body);
  PushReply (*get)(void *user, Arena *arena, Str id);
  /** Keeps, before it returns, what became of the statements [from, to). @return false: it could not. */
  bool (*settled)(void *user, int from, int to, PushVerdict verdict, Str reason);
  void (*wait)(void *user, int64_t seconds);
} PushPorts;

typedef struct PushResult {
  PushEnd end;
  int taken, bad;
  int64_t again_in_s; /* PUSH_LATER: when to try again */
  Str why;            /* PUSH_LATER, PUSH_STOPPED */
} PushResult;

/**
 * Sends statements in batches. A batch that is refused is halved until what is bad stands alone and is set aside with the store's reason. A conflict is looked
 * into: when the store has the same statement under that id, it is taken as sent.
 */
PushResult push_deliver(Arena *arena, const PushPorts *ports, const XapiStatement *statements, int count);
/** Whether theirs says all that ours says; times and numbers by value. */
bool push_same(Arena *arena, Str ours, Str theirs);
struct Json;
bool push_same_value(const struct Json *ours, const struct Json *theirs);

/* ---- push.c ---- */

typedef struct PushTarget {
  Str url; /* "https://lrs.example/xapi" */
  Str user, secret;
  Str ca_file; /* an authority of one's own; empty: those of the machine */
} PushTarget;
typedef struct Push Push;

/** @return NULL, with `why`, when it cannot be. Certificates are always checked. */
Push *push_open(Arena *arena, const PushTarget *target, Str *why);
void push_close(Push *push);
/** For PushPorts; `user` is the Push. */
PushReply push_post(void *user, Arena *arena, Str body);
PushReply push_get(void *user, Arena *arena, Str id);
/** Why an address cannot be one, or NULL: https, a host, and nothing secret in it. */
const char *push_wrong_url(Str url);

#endif
