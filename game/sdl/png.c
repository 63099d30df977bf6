/* Writes PNG into memory through libpng; whoever wants a file writes it through the files layer. */
#include "sdl/png.h"

#include <png.h>
#include <stdlib.h>

static void write_bytes(png_structp png, png_bytep bytes, png_size_t length) {
  Buf *out = png_get_io_ptr(png);
  buf_add(out, (Str){(const char *)bytes, length});
}

static void flush_nothing(png_structp png) { (void)png; }

static void write_rows(png_structp png, const Canvas *canvas, png_bytep row) {
  for (int y = 0; y < canvas->h; y++) {
    const uint32_t *from = canvas->at + (ptrdiff_t)y * canvas->pitch;
    for (int x = 0; x < canvas->w; x++) {
      row[3 * x] = (png_byte)(from[x] >> 16);
      row[3 * x + 1] = (png_byte)(from[x] >> 8);
      row[3 * x + 2] = (png_byte)from[x];
    }
    png_write_row(png, row);
  }
}

Str png_of(Arena *arena, const Canvas *canvas) {
  Buf out = buf_new(arena);
  png_bytep row = arena_alloc(arena, (size_t)canvas->w, 3);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return STR("");
  }
  png_set_write_fn(png, &out, write_bytes, flush_nothing);
  png_set_IHDR(png, info, (png_uint_32)canvas->w, (png_uint_32)canvas->h, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  write_rows(png, canvas, row);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return buf_str(&out);
}
