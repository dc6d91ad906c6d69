// What every command and query is given: the house it works in. Built once by main; no globals.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "app/record/serials.h"
#include "base/time.h"
#include "core/calendar/work_calendar.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/compile.h"
#include "platform/files/file_store.h"
#include "platform/store/store.h"

namespace yichuang::seal {
class KeyRing;
}

namespace yichuang::app {

// Published versions of the catalogue. A case stays on the version it was accepted under, so old ones can be had.
class CatalogueShelf {
 public:
  virtual ~CatalogueShelf() = default;
  virtual std::shared_ptr<const Catalogue> current() const = 0;
  virtual std::shared_ptr<const Catalogue> version(const std::string& version) const = 0;  // unknown: Failure
  // Whether somebody published since, here or on another server, and whether a day has begun on which something
  // published takes effect. Whoever publishes calls it; the clockwork does so twice a second.
  virtual void look() = 0;
};

// Seals and opens personal data (SM4-GCM); the blind index finds an exact identity number without opening anything.
class Vault {
 public:
  virtual ~Vault() = default;
  virtual std::string seal(const std::string& plain, const std::string& bound_to) const = 0;  // base64 text
  virtual std::string open(const std::string& sealed,
                           const std::string& bound_to) const = 0;  // tampered: Failure
  virtual std::string blind(const std::string& plain) const = 0;  // hex
};

// Compiled plans, remembered: many cases share one, and compiling takes longer than looking.
class PlanShelf {
 public:
  Result<std::shared_ptr<const Plan>> plan(const Catalogue& catalogue, const std::string& package,
                                           const std::map<std::string, std::string>& answers);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Plan>> plans_;  // emptied when it holds kMostPlans
};
inline constexpr std::size_t kMostPlans = 4096;

class CaseShelf;

struct Centre {
  store::Store& store;
  files::FileStore& files;
  CatalogueShelf& catalogues;
  PlanShelf& plans;
  Serials& serials;
  Vault& vault;
  const WorkCalendar& calendar;
  Clock clock;
  store::IdSource ids;
  std::int64_t district = 0;  // division code, 500112
  std::string public_url = "http://localhost:8080";  // where people reach the portal; QR codes lead there
  bool demo = false;  // a demo database: its clock may be stepped, its accounts are printed
  CaseShelf* cases = nullptr;  // remembers cases between acts; without it each act reads them anew
  seal::KeyRing* journal_keys =
      nullptr;  // sign what documents carry of their proof; without them they carry none
};

}  // namespace yichuang::app
