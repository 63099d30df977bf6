/* In the place of libspeechd: writes down what is said, slowly, as a busy server would. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void *spd_open(const char *client, const char *connection, const char *user, int mode);
int spd_say(void *connection, int priority, const char *text);
int spd_cancel(void *connection);
void spd_close(void *connection);

static void dawdle(void) {
  struct timespec time = {0, 200 * 1000 * 1000};
  (void)nanosleep(&time, NULL);
}

void *spd_open(const char *client, const char *connection, const char *user, int mode) {
  (void)client, (void)connection, (void)user, (void)mode;
  dawdle();
  const char *path = getenv("SPEECHD_FILE");
  return path ? fopen(path, "a") : NULL;
}

int spd_say(void *connection, int priority, const char *text) {
  (void)priority;
  dawdle();
  fprintf(connection, "%s\n", text);
  return fflush(connection) == 0 ? 1 : -1;
}

int spd_cancel(void *connection) {
  (void)connection;
  return 0;
}

void spd_close(void *connection) { (void)fclose(connection); }
