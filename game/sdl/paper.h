/* Ports of a program that keeps nothing, for pictures and measurements: the record of somebody invented, the same on every day. */
#ifndef SDL_PAPER_H
#define SDL_PAPER_H

#include "screens/program.h"

void paper_ports(ProgramPorts *ports);

#endif
