/*
 * The one file that speaks to the network, and it only speaks HTTPS: the certificate and the host's name are checked always, nothing leads elsewhere by redirection,
 * and the secret goes to the one address that was set up.
 */
#include "report/push.h"

#include <curl/curl.h>

#define ANSWER_MOST_BYTES (4u * 1024 * 1024)
#define CONNECT_S 20L
#define WHOLE_S 120L

struct Push {
  Arena *arena;
  CURL *curl;
  struct curl_slist *headers;
  Str url;
};

static bool good(CURLcode code) { return code == CURLE_OK; }

static bool set_up(Push *push, const PushTarget *target) {
  CURL *curl = push->curl;
  push->headers = curl_slist_append(NULL, "Content-Type: application/json");
  struct curl_slist *more = push->headers ? curl_slist_append(push->headers, "X-Experience-API-Version: 1.0.3") : NULL;
  bool set = more && good(curl_easy_setopt(curl, CURLOPT_HTTPHEADER, push->headers));
  set = set && good(curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https"));
  set = set && good(curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L)) && good(curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L));
  set = set && good(curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2));
  set = set && good(curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L)) && good(curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED));
  set = set && good(curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L)) && good(curl_easy_setopt(curl, CURLOPT_USERAGENT, "overturn"));
  set = set && good(curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_S)) && good(curl_easy_setopt(curl, CURLOPT_TIMEOUT, WHOLE_S));
  set = set && good(curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC));
  set = set && good(curl_easy_setopt(curl, CURLOPT_USERNAME, str_z(push->arena, target->user)));
  set = set && good(curl_easy_setopt(curl, CURLOPT_PASSWORD, str_z(push->arena, target->secret)));
  return set && (!target->ca_file.length || good(curl_easy_setopt(curl, CURLOPT_CAINFO, str_z(push->arena, target->ca_file))));
}

const char *push_wrong_url(Str url) {
  Str host = str_slice(url, strlen("https://"), url.length);
  if (!str_starts(url, STR("https://")) || !host.length || host.at[0] == '/') return "the address has to begin with https:// and a host";
  for (size_t i = 0; i < url.length; i++) {
    if (url.at[i] == '@') return "user and secret do not belong into the address";
    if (url.at[i] == '?' || url.at[i] == '#' || (unsigned char)url.at[i] <= ' ') return "the address holds a character that it cannot have";
  }
  return NULL;
}

Push *push_open(Arena *arena, const PushTarget *target, Str *why) {
  const char *wrong = push_wrong_url(target->url);
  *why = wrong ? str_from(wrong) : STR("the network library could not be set up");
  if (wrong || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return NULL;
  Push *push = arena_make(arena, Push);
  push->arena = arena;
  push->curl = curl_easy_init();
  push->url = str_ends(target->url, STR("/")) ? str_slice(target->url, 0, target->url.length - 1) : target->url;
  if (push->curl && set_up(push, target)) return push;
  push_close(push);
  return NULL;
}

void push_close(Push *push) {
  if (!push) return;
  curl_slist_free_all(push->headers);
  curl_easy_cleanup(push->curl);
  curl_global_cleanup();
}

static size_t take(char *bytes, size_t size, size_t count, void *user) {
  Buf *body = user;
  if (body->length + size * count > ANSWER_MOST_BYTES) return 0;
  buf_add(body, (Str){bytes, size * count});
  return size * count;
}

/** What no waiting mends: a certificate that does not prove the host, an address that is none. */
static bool is_final(CURLcode code) {
  return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_ISSUER_ERROR ||
         code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL;
}

static PushReply ask(Push *push, Arena *arena, Str url) {
  char fault[CURL_ERROR_SIZE] = "";
  long status = 0;
  curl_off_t after = 0;
  Buf body = buf_new(arena);
  bool set = good(curl_easy_setopt(push->curl, CURLOPT_URL, str_z(arena, url))) && good(curl_easy_setopt(push->curl, CURLOPT_WRITEFUNCTION, take)) &&
             good(curl_easy_setopt(push->curl, CURLOPT_WRITEDATA, &body)) && good(curl_easy_setopt(push->curl, CURLOPT_ERRORBUFFER, fault));
  CURLcode code = set ? curl_easy_perform(push->curl) : CURLE_FAILED_INIT;
  (void)curl_easy_setopt(push->curl, CURLOPT_ERRORBUFFER, NULL);
  if (code == CURLE_OK) code = curl_easy_getinfo(push->curl, CURLINFO_RESPONSE_CODE, &status);
  if (code == CURLE_OK) code = curl_easy_getinfo(push->curl, CURLINFO_RETRY_AFTER, &after);
  PushReply reply = {.status = (int)status, .retry_after_s = after, .body = buf_str(&body)};
  if (code == CURLE_OK) return reply;
  reply.status = is_final(code) ? -1 : 0;
  reply.fault = str_copy(arena, str_from(*fault ? fault : curl_easy_strerror(code)));
  return reply;
}

PushReply push_post(void *user, Arena *arena, Str body) {
  Push *push = user;
  bool set = good(curl_easy_setopt(push->curl, CURLOPT_POST, 1L)) && good(curl_easy_setopt(push->curl, CURLOPT_POSTFIELDSIZE, (long)body.length)) &&
             good(curl_easy_setopt(push->curl, CURLOPT_POSTFIELDS, body.at));
  if (!set) return (PushReply){.status = -1, .fault = STR("the request could not be made")};
  return ask(push, arena, str_format(arena, "%.*s/statements", STR_ARG(push->url)));
}

PushReply push_get(void *user, Arena *arena, Str id) {
  Push *push = user;
  if (!good(curl_easy_setopt(push->curl, CURLOPT_HTTPGET, 1L))) return (PushReply){.status = -1, .fault = STR("the request could not be made")};
  return ask(push, arena, str_format(arena, "%.*s/statements?statementId=%.*s", STR_ARG(push->url), STR_ARG(id)));
}
