#include "help_assets.h"

#include "help_fuzz.h"

const Assets *fuzz_assets(void) {
  static Assets assets;
  if (assets.arena) return &assets;
  assets.arena = arena_new(0);
  Str text = fuzz_read(assets.arena, "../assets/codes.json");
  Diags diags = diags_new(assets.arena, STR("codes.json"), text);
  assets.codes = codes_read(assets.arena, text, &diags);
  text = fuzz_read(assets.arena, "../assets/rules.json");
  diags = diags_new(assets.arena, STR("rules.json"), text);
  assets.rules = rules_read(assets.arena, text, &diags);
  must(assets.codes && assets.rules);
  return &assets;
}

const Scenario *fuzz_scenario(const char *path) {
  const Assets *assets = fuzz_assets();
  Str text = fuzz_read(assets->arena, path);
  Diags diags = diags_new(assets->arena, str_from(path), text);
  const Scenario *scenario = scenario_read(assets->arena, diags.file, text, assets->codes, assets->rules, &diags);
  must(scenario);
  return scenario;
}
