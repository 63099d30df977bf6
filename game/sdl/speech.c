/* The queue is one buffer of lines: an interruption empties it. The four functions of libspeechd that are used have had the same form since 0.5. */
#include "sdl/speech.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "overturn/files.h"

enum { MOST_WAITING = 1 << 16, SINGLE_MODE = 0, PRIORITY_MESSAGE = 2 };

static const char *const libraries[] = {"libspeechd.so.2", "libspeechd.2.dylib", NULL};

typedef void *Open(const char *client, const char *connection, const char *user, int mode);
typedef int Say(void *connection, int priority, const char *text);
typedef int Cancel(void *connection);
typedef void Close(void *connection);

struct Speech {
  Arena *arena; /* of the path and of one line */
  Str log;
  void *library;
  Open *open;
  Say *say;
  Cancel *cancel;
  Close *close;
  SDL_Thread *thread;
  SDL_mutex *lock;
  SDL_cond *news;
  uint32_t event;
  /* under the lock */
  char waiting[MOST_WAITING]; /* zero-terminated lines */
  size_t length;
  bool silence, quit, failed;
};

Speech *speech_new(Str log) {
  Speech *speech = calloc(1, sizeof *speech);
  if (!speech) return NULL;
  speech->arena = arena_new(0);
  speech->log = str_copy(speech->arena, log);
  speech->event = SDL_RegisterEvents(1);
  return speech;
}

uint32_t speech_event(const Speech *speech) { return speech ? speech->event : 0; }

/* ---- The thread ---- */

static void tell_failure(Speech *speech) {
  SDL_LockMutex(speech->lock);
  speech->failed = true;
  SDL_UnlockMutex(speech->lock);
  SDL_Event event = {.type = speech->event};
  (void)SDL_PushEvent(&event);
}

/* Waits for something to do, and takes it. @return false at the end. */
static bool take(Speech *speech, char *lines, size_t *length, bool *silence) {
  SDL_LockMutex(speech->lock);
  while (!speech->length && !speech->silence && !speech->quit) SDL_CondWait(speech->news, speech->lock);
  *length = speech->length;
  *silence = speech->silence;
  memcpy(lines, speech->waiting, speech->length);
  speech->length = 0;
  speech->silence = false;
  bool goes_on = !speech->quit;
  SDL_UnlockMutex(speech->lock);
  return goes_on;
}

/* A line that could not be said is said once more to the server as it was started anew. @return whether it was. */
static bool say(Speech *speech, void **connection, const char *line) {
  if (speech->say(*connection, PRIORITY_MESSAGE, line) >= 0) return true;
  speech->close(*connection);
  *connection = speech->open("overturn", "main", NULL, SINGLE_MODE);
  return *connection && speech->say(*connection, PRIORITY_MESSAGE, line) >= 0;
}

static int SDLCALL talk(void *user) {
  Speech *speech = user;
  char *lines = malloc(MOST_WAITING);
  size_t length;
  bool silence;
  void *connection = lines ? speech->open("overturn", "main", NULL, SINGLE_MODE) : NULL;
  if (!connection) tell_failure(speech);
  while (connection && take(speech, lines, &length, &silence)) {
    if (silence) (void)speech->cancel(connection);
    bool heard = true;
    for (size_t at = 0; at < length && heard; at += strlen(lines + at) + 1) heard = say(speech, &connection, lines + at);
    if (!connection) tell_failure(speech);
  }
  if (connection) {
    (void)speech->cancel(connection);
    speech->close(connection);
  }
  free(lines);
  return 0;
}

/* ---- Starting ---- */

/* ISO C has no cast from an object to a function; their bytes are the same wherever there are shared libraries. */
static bool function_of(Speech *speech, const char *name, void *to) {
  void *found = SDL_LoadFunction(speech->library, name);
  memcpy(to, &found, sizeof found);
  return found != NULL;
}

static bool load(Speech *speech) {
  for (int i = 0; libraries[i] && !speech->library; i++) speech->library = SDL_LoadObject(libraries[i]);
  return speech->library && function_of(speech, "spd_open", &speech->open) && function_of(speech, "spd_say", &speech->say) &&
         function_of(speech, "spd_cancel", &speech->cancel) && function_of(speech, "spd_close", &speech->close);
}

static void end_thread(Speech *speech) {
  if (speech->thread) {
    SDL_LockMutex(speech->lock);
    speech->quit = true;
    SDL_CondSignal(speech->news);
    SDL_UnlockMutex(speech->lock);
    SDL_WaitThread(speech->thread, NULL);
  }
  if (speech->news) SDL_DestroyCond(speech->news);
  if (speech->lock) SDL_DestroyMutex(speech->lock);
  speech->thread = NULL;
  speech->news = NULL;
  speech->lock = NULL;
  speech->quit = speech->failed = false;
  speech->length = 0;
}

static bool start(Speech *speech) {
  if (speech->thread) {
    SDL_LockMutex(speech->lock);
    bool failed = speech->failed;
    SDL_UnlockMutex(speech->lock);
    if (!failed) return true;
    end_thread(speech); /* tried once more */
  }
  if (!speech->library && !load(speech)) return false;
  if (!speech->close) return false;
  speech->lock = SDL_CreateMutex();
  speech->news = SDL_CreateCond();
  if (speech->lock && speech->news) speech->thread = SDL_CreateThread(talk, "speech", speech);
  if (!speech->thread) end_thread(speech);
  return speech->thread != NULL;
}

/* ---- Saying ---- */

static void write_log(Speech *speech, Str line) {
  if (!speech->log.length) return;
  Arena *arena = arena_new(0);
  FilesResult result = files_append_line(arena, speech->log, line.length ? line : STR("(silence)"));
  if (result.status != FILES_OK) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "%.*s", STR_ARG(result.message));
  arena_free(arena);
}

bool speech_say(Speech *speech, Str line, bool interrupts) {
  if (!speech) return false;
  write_log(speech, line);
  if (!start(speech)) return speech->log.length > 0;
  SDL_LockMutex(speech->lock);
  if (interrupts) {
    speech->length = 0;
    speech->silence = true;
  }
  bool room = line.length && speech->length + line.length + 1 <= MOST_WAITING;
  if (room) {
    memcpy(speech->waiting + speech->length, line.at, line.length);
    speech->length += line.length;
    speech->waiting[speech->length++] = '\0';
  }
  SDL_CondSignal(speech->news);
  SDL_UnlockMutex(speech->lock);
  return true;
}

void speech_free(Speech *speech) {
  if (!speech) return;
  end_thread(speech);
  if (speech->library) SDL_UnloadObject(speech->library);
  arena_free(speech->arena);
  free(speech);
}
