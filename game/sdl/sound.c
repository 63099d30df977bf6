#include "sdl/sound.h"

#include <SDL.h>
#include <stdlib.h>

enum { RATE = 44100, MOST_SAMPLES = RATE * TONE_MOST_MS / 1000 + 1, TAIL_MS = 60 };

struct Sound {
  SDL_Thread *thread;
  SDL_atomic_t busy;
  Tone tone;
  int16_t samples[MOST_SAMPLES];
};

Sound *sound_new(void) { return calloc(1, sizeof(Sound)); }

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
    if (device) SDL_CloseAudioDevice(device);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
  }
  SDL_AtomicSet(&sound->busy, 0);
  return 0;
}

static void end(Sound *sound) {
  if (sound->thread) SDL_WaitThread(sound->thread, NULL);
  sound->thread = NULL;
}

void sound_play(Sound *sound, Tone tone) {
  if (!sound || SDL_AtomicGet(&sound->busy)) return;
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
