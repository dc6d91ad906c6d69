// What a configuration file and a command line say together: the file has the lasting settings of an installation, one
// "name = value" a line under the same names as the options; what stands on the command line counts more.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "main/options.h"

namespace yichuang::command_line {

class Settings {
 public:
  // `rules` must have --config. A name no command knows is Misspoken; one only another command takes is passed over, so
  // that one file serves them all.
  Settings(std::span<const OptionRule> rules, Arguments arguments, std::size_t most_words = 0);

  const Options* operator->() const { return &options_; }
  const Options& operator*() const { return options_; }

 private:
  std::deque<std::string> held_;  // what the options point into
  Options options_;
};

// Where an installation keeps its things.
struct Place {
  std::string data = "data";  // folder of the database file, the material files and the keys
  std::string database;  // "sqlite:…" or "postgresql://…"
};
Place place_of(const Options& options);  // --data and --database
inline bool is_postgres(const Place& place) { return !place.database.starts_with("sqlite:"); }
inline std::string database_file(const std::string& data) { return data + "/yichuang.sqlite"; }

}  // namespace yichuang::command_line
