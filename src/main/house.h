// The house, built from its configuration: the only place that knows everything.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "app/catalogue/shelf.h"
#include "app/intake/case_shelf.h"
#include "app/intake/registrar.h"
#include "app/oversight/item_counts.h"
#include "app/people/routes.h"
#include "app/people/sessions.h"
#include "app/record/centre.h"
#include "platform/http/http.h"
#include "platform/seal/sealer.h"

namespace yichuang::main_program {

struct Configuration {
  std::string data = "data";            // folder of the SQLite file, the material files and the keys
  std::string database;                 // empty: sqlite:DATA/yichuang.sqlite; or postgresql://…
  std::string catalogue;                // folder; empty: the one packed into the program
  std::string public_url = "http://localhost:8080";  // where people reach the portal
  bool demo = false;                    // make or open a demonstration district
  bool beside = false;  // beside the servers: as the database is, demonstration or not, with what it holds
  std::optional<Instant> now;  // demo only: what time it is when the server starts
  bool still = false;  // demo only: no time passes but what the administrator lets pass
  int node = 1;  // of this process, for ids: 0–1022, different for each process
  store::Observer* observer = nullptr;  // for metrics; outlives the house
};
inline constexpr int kMostNode = 1022;
inline constexpr int kCommandNode = 1023;  // of a command beside the servers, such as `user`

// What time it is in the hall: real time, shifted in a demonstration, where it may also stand still.
class HallClock {
 public:
  Instant now() const;
  void set(Instant to);
  std::int64_t offset_ms() const { return offset_ms_; }
  void restore(std::int64_t offset_ms) { offset_ms_ = offset_ms; }
  void stand_still() { still_at_ = now().ms; }

 private:
  std::atomic<std::int64_t> offset_ms_{0};
  std::atomic<std::int64_t> still_at_{0};  // 0: it does not
};

class House {
 public:
  explicit House(const Configuration& configuration);
  ~House();

  app::Centre& centre() { return *centre_; }
  const app::StoredShelf& shelf() const { return *shelf_; }
  http::Router& router() { return router_; }
  app::Sessions& sessions() { return *sessions_; }
  // Positions, document numbers, and what passing days bring about; every 20 ms, sweeps every second. Heads of the
  // journal, by a thread of their own: no sweep makes them late; and by a third one a look at what lies on the disk.
  void start_clockwork();
  void stop_clockwork();
  // One round of it now, until nothing is left to do.
  void settle();
  std::chrono::duration<double> clockwork_age() const;  // since it last turned without failing
  bool damaged() const { return damaged_; }  // the database, as far as it was read anew
  // In words, for the operator; empty when the writer writes, the clockwork turns and every follower follows.
  app::Words why_not_ready();

 private:
  void open_store(const Configuration& configuration);
  std::int64_t open_shelf(const Configuration& configuration);  // the district
  void set_clock(const Configuration& configuration);
  void add_routes();
  void step(Instant to);
  void turn();
  void seal();
  void inspect();

  HallClock clock_;
  WorkCalendar calendar_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<files::FileStore> files_;
  std::unique_ptr<app::Vault> vault_;
  std::unique_ptr<app::StoredShelf> shelf_;
  app::PlanShelf plans_;
  app::CaseShelf cases_{[] { return Instant{app::steady_ms()}; }};
  std::unique_ptr<app::Serials> serials_;
  std::unique_ptr<app::Centre> centre_;
  std::unique_ptr<app::Sessions> sessions_;
  std::unique_ptr<app::Registrar> registrar_;
  std::unique_ptr<app::ItemCounter> item_counter_;
  std::unique_ptr<seal::KeyRing> journal_keys_;
  std::unique_ptr<seal::Sealer> sealer_;
  http::Router router_;
  std::mutex turning_;
  std::atomic<bool> stopping_{false};
  // When clockwork and sealer last did their work without failing.
  std::atomic<std::chrono::steady_clock::time_point> turned_{std::chrono::steady_clock::now()};
  std::atomic<std::chrono::steady_clock::time_point> sealed_{std::chrono::steady_clock::now()};
  std::string where_;  // the database
  std::atomic<bool> damaged_{false};
  std::string damage_;  // written once, before damaged_
  std::thread clockwork_, sealing_, inspecting_;
};

}  // namespace yichuang::main_program
