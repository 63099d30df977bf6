/* A machine without anything that sounds is known before it is asked, since its libraries complain on the terminal; and one that failed is not asked again. */
#include "sdl/sound.h"

#include <SDL.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { RATE = 44100, MOST_SAMPLES = RATE * TONE_MOST_MS / 1000 + 1, TAIL_MS = 60 };

struct Sound {
  SDL_Thread *thread;
  SDL_atomic_t busy, dumb; /* a tone plays; there is no device */
  Tone tone;
  int16_t samples[MOST_SAMPLES];
};

/* On Linux a card or a server is a file. */
static bool can_sound(void) {
#ifdef __linux__
  const char *driver = getenv("SDL_AUDIODRIVER"), *server = getenv("PULSE_SERVER"), *folder = getenv("XDG_RUNTIME_DIR");
  char path[256];
  if ((driver && driver[0]) || (server && server[0]) || access("/dev/snd", F_OK) == 0) return true;
  static const char *const sockets[] = {"pulse/native", "pipewire-0"};
  for (int i = 0; folder && i < 2; i++) {
    int length = snprintf(path, sizeof path, "%s/%s", folder, sockets[i]);
    if (length > 0 && length < (int)sizeof path && access(path, F_OK) == 0) return true;
  }
  return false;
#else
  return true;
#endif
}

Sound *sound_new(void) {
  Sound *sound = calloc(1, sizeof *sound);
  if (sound && !can_sound()) SDL_AtomicSet(&sound->dumb, 1);
  return sound;
}

static int SDLCALL play(void *user) {
  Sound *sound = user;
  SDL_AudioSpec wanted = {.freq = RATE, .format = AUDIO_S16SYS, .channels = 1, .samples = 1024};
  int count = tone_make(sound->tone, RATE, sound->samples, MOST_SAMPLES);
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
    SDL_AudioDeviceID device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    if (device && SDL_QueueAudio(device, sound->samples, (uint32_t)count * sizeof *sound->samples) == 0) {
      SDL_PauseAudioDevice(device, 0);
      SDL_Delay((uint32_t)(count * 1000 / RATE + TAIL_MS));
    }
    if (device)
      SDL_CloseAudioDevice(device);
    else
      SDL_AtomicSet(&sound->dumb, 1);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
  } else {
    SDL_AtomicSet(&sound->dumb, 1);
  }
  SDL_AtomicSet(&sound->busy, 0);
  return 0;
}

static void end(Sound *sound) {
  if (sound->thread) SDL_WaitThread(sound->thread, NULL);
  sound->thread = NULL;
}

void sound_play(Sound *sound, Tone tone) {
  if (!sound || SDL_AtomicGet(&sound->busy) || SDL_AtomicGet(&sound->dumb)) return;
  end(sound); /* it is over: nothing is waited for */
  sound->tone = tone;
  SDL_AtomicSet(&sound->busy, 1);
  sound->thread = SDL_CreateThread(play, "sound", sound);
  if (!sound->thread) SDL_AtomicSet(&sound->busy, 0);
}

void sound_free(Sound *sound) {
  if (!sound) return;
  end(sound);
  free(sound);
}
