#include "app/catalogue/item_aliases.h"

#include "app/catalogue/document.h"

namespace yichuang::app {

ItemAliases item_aliases(const CatalogueFiles& files) {
  ItemAliases called;
  for (const std::string& path : files.paths) {
    if (!path.starts_with("items/")) continue;
    const auto text = files.read(path);
    // Most items have none; a file without the word need not be parsed.
    if (!text || text->find("aliases") == std::string::npos) continue;
    std::vector<Problem> problems;
    const auto document = parse_yaml(*text, path, problems);
    const Node* code = document == nullptr ? nullptr : document->member("code");
    const Node* aliases = document == nullptr ? nullptr : document->member("aliases");
    if (code == nullptr || aliases == nullptr) continue;
    for (const Node& alias : aliases->items) called[code->text].push_back(alias.text);
  }
  return called;
}

}  // namespace yichuang::app
