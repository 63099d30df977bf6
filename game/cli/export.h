/* What the commands that let results out share. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/cli.h"
#include "report/xapi.h"

#endif
