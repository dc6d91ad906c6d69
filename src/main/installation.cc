#include "main/installation.h"

#include <filesystem>

namespace yichuang::command_line {
namespace {

Place place_there(const Options& options) {
  Place place = place_of(options);
  if (!is_postgres(place) && !std::filesystem::exists(place.database.substr(7)))
    throw Failure("there is no database at " + place.database.substr(7));
  return place;
}

}  // namespace

std::unique_ptr<main_program::House> house_beside(const Options& options) {
  const Place place = place_there(options);
  main_program::Configuration configuration;
  configuration.data = place.data;
  configuration.database = place.database;
  configuration.node = main_program::kCommandNode;
  configuration.beside = true;
  return std::make_unique<main_program::House>(configuration);
}

std::unique_ptr<sql::Connection> database_of(const Options& options) {
  return sql::open(place_there(options).database, true);
}

}  // namespace yichuang::command_line
