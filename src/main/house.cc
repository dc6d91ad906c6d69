#include "main/house.h"

#include <chrono>
#include <filesystem>

#include "app/authority/routes.h"
#include "app/calendar/calendar_file.h"
#include "app/care/routes.h"
#include "app/casework/promises.h"
#include "app/casework/routes.h"
#include "app/catalogue/routes.h"
#include "app/delivery/routes.h"
#include "app/intake/keeper.h"
#include "app/intake/routes.h"
#include "app/intake/sweep.h"
#include "app/oversight/routes.h"
#include "app/record/schema.h"
#include "app/record/vault.h"
#include "main/demo_district.h"
#include "main/json_log.h"
#include "platform/store/follower.h"
#include "platform/store/inspection.h"

namespace yichuang::main_program {
namespace {

constexpr std::chrono::milliseconds kTick{20};
constexpr int kCountEvery = 5;  // ticks: a tenth of a second
constexpr int kSweepEvery = 50;  // ticks: a second
constexpr int kLookEvery = 25;   // ticks: half a second
constexpr int kKeepEvery = 3000;  // ticks: a minute
constexpr std::chrono::milliseconds kSealEvery{500};  // twice as often as promised
constexpr std::chrono::seconds kInspectEvery{5};
// Followers say every second that they live.
constexpr std::chrono::seconds kStuckAfter{10};

const sql::Statement kReadOffset{"main/read_clock_offset",
                                 "SELECT offset_ms FROM demo_clock WHERE district = $1"};
const sql::Statement kKeepOffset{"main/keep_clock_offset",
                                 "INSERT INTO demo_clock (district, offset_ms) VALUES ($1, $2) "
                                 "ON CONFLICT (district) DO UPDATE SET offset_ms = excluded.offset_ms"};

void log_error(const std::string& what) { log_line(LogLevel::error, "sweep", {{"detail", what}}); }

Instant real_time() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

assets::Assets catalogue_assets(const Configuration& configuration) {
  return configuration.catalogue.empty() ? assets::Assets::packed("catalogue")
                                         : assets::Assets::directory(configuration.catalogue);
}

}  // namespace

Instant HallClock::now() const {
  if (const std::int64_t still = still_at_; still != 0) return {still};
  return {real_time().ms + offset_ms_};
}
void HallClock::set(Instant to) {
  offset_ms_ = to.ms - real_time().ms;
  if (still_at_ != 0) still_at_ = to.ms;
}

House::House(const Configuration& configuration)
    : calendar_([&] {
        auto calendar = app::read_calendar(catalogue_assets(configuration));
        if (!calendar)
          throw Failure("the calendar cannot be read: " + calendar.refusal().values.front().second);
        return std::move(*calendar);
      }()) {
  open_store(configuration);
  const std::int64_t district = open_shelf(configuration);
  serials_ = std::make_unique<app::Serials>(*store_, district);
  const Clock clock = [this] { return clock_.now(); };
  centre_ = std::make_unique<app::Centre>(
      app::Centre{*store_, *files_, *shelf_, plans_, *serials_, *vault_, calendar_, clock,
                  store::IdSource(clock, configuration.node), district, configuration.public_url, false});
  centre_->demo = configuration.beside ? is_demonstration(*centre_) : configuration.demo;
  centre_->cases = &cases_;
  refuse_mixed_database(*centre_);
  if (centre_->demo) set_clock(configuration);
  shelf_->look();
  sessions_ = std::make_unique<app::Sessions>(*centre_);
  registrar_ = std::make_unique<app::Registrar>(*centre_);
  item_counter_ = std::make_unique<app::ItemCounter>(*centre_);
  journal_keys_ = std::make_unique<seal::KeyRing>(*store_, clock, district, configuration.data);
  centre_->journal_keys = journal_keys_.get();
  sealer_ = std::make_unique<seal::Sealer>(*store_, *journal_keys_, clock, district);
  if (configuration.demo) seed_demo_district(*centre_, catalogue_assets(configuration));
  add_routes();
}

House::~House() { stop_clockwork(); }

void House::open_store(const Configuration& configuration) {
  std::filesystem::create_directories(configuration.data);
  store::Options options;
  options.where = configuration.database.empty() ? "sqlite:" + configuration.data + "/yichuang.sqlite"
                                                 : configuration.database;
  options.observer = configuration.observer;
  where_ = options.where;
  store_ = store::open(options, app::schema_steps());
  files_ = std::make_unique<files::FileStore>(configuration.data + "/files");
  vault_ = app::open_vault(configuration.data + "/keys");
}

std::int64_t House::open_shelf(const Configuration& configuration) {
  const Clock clock = [this] { return clock_.now(); };
  std::int64_t district = 0;
  if (configuration.beside) {
    store_->read([&](store::Reader& reader) { district = app::published_district(reader); });
    shelf_ = std::make_unique<app::StoredShelf>(*store_, district, clock);
    return district;
  }
  const auto files =
      configuration.catalogue.empty() ? app::packed_catalogue() : app::catalogue_in(configuration.catalogue);
  district = app::district_code(files);
  shelf_ = std::make_unique<app::StoredShelf>(*store_, district, files, clock);
  return district;
}

void House::set_clock(const Configuration& configuration) {
  sql::Rows rows;
  store_->read([&](store::Reader& reader) { rows = reader.run(kReadOffset, {centre_->district}); });
  if (!rows.empty()) clock_.restore(rows.integer(0, 0));
  if (configuration.still) clock_.stand_still();
  if (!configuration.now) return;
  if (*configuration.now < clock_.now() && !rows.empty())
    throw Failure("time runs forward: this demonstration has already reached " + to_string(clock_.now()));
  step(*configuration.now);
}

void House::add_routes() {
  app::DemoClock demo;
  if (centre_->demo) {
    demo.step = [this](Instant to) {
      step(to);
      settle();
    };
    demo.accounts = [this] { return demo_accounts(*centre_); };
  }
  router_.guard(app::make_guard(*centre_, *sessions_));
  app::add_people_routes(router_, *centre_, *sessions_, demo);
  app::add_catalogue_routes(router_, *centre_);
  app::add_intake_routes(router_, *centre_);
  app::add_casework_routes(router_, *centre_);
  app::add_delivery_routes(router_, *centre_);
  app::add_authority_routes(router_, *centre_);
  app::add_care_routes(router_, *centre_);
  app::add_oversight_routes(router_, *centre_);
}

void House::step(Instant to) {
  clock_.set(to);
  store::WriteSet set;
  set.rows.push_back({&kKeepOffset, {centre_->district, clock_.offset_ms()}, false});
  ensure(store_->apply(set) == store::Applied::done);
}

void House::settle() {
  const std::lock_guard lock(turning_);
  shelf_->look();
  app::sweep_silent_cases(*centre_, log_error);
  app::adopt_promises(*centre_, log_error);
  do {
    store_->sequence(centre_->district);
  } while (registrar_->run_once() > 0);
  while (item_counter_->run_once() > 0) continue;
  sealer_->run();
  app::keep_house(*centre_);
}

void House::turn() {
  std::int64_t tick = 0;
  while (!stopping_) {
    try {
      const std::lock_guard lock(turning_);
      // First what the law does by itself: it waits for nobody's numbers.
      if (tick++ % kSweepEvery == 0) {
        app::sweep_silent_cases(*centre_, log_error);
        app::adopt_promises(*centre_, log_error);
      }
      store_->sequence(centre_->district);
      registrar_->run_once();
      if (tick % kCountEvery == 0) item_counter_->run_once();
      if (tick % kLookEvery == 0) shelf_->look();
      if (tick % kKeepEvery == 0) {
        app::keep_house(*centre_);
        // A folder a minute: every file is looked at six times a day.
        app::sweep_strays(*centre_, static_cast<int>(tick / kKeepEvery % files::FileStore::kFolders));
      }
      turned_ = std::chrono::steady_clock::now();
    } catch (const std::exception& error) {
      // The world said no; the next turn tries again, and the heartbeat shows that this one failed.
      log_line(LogLevel::error, "clockwork", {{"detail", error.what()}});
      std::this_thread::sleep_for(kTick * 10);
    }
    std::this_thread::sleep_for(kTick);
  }
}

void House::seal() {
  while (!stopping_) {
    try {
      sealer_->run();
      sealed_ = std::chrono::steady_clock::now();
    } catch (const std::exception& error) {
      log_line(LogLevel::error, "sealer", {{"detail", error.what()}});
    }
    std::this_thread::sleep_for(kSealEvery);
  }
}

void House::inspect() {
  store::Inspector inspector(where_);
  while (!stopping_ && !damaged_) {
    try {
      if (const auto damage = inspector.inspect()) {
        damage_ = *damage;
        damaged_ = true;
        log_line(LogLevel::error, "damage", {{"detail", damage_}});
      }
    } catch (const std::exception& error) {
      log_line(LogLevel::error, "inspection", {{"detail", error.what()}});
    }
    for (auto slept = kTick * 0; slept < kInspectEvery && !stopping_; slept += kTick)
      std::this_thread::sleep_for(kTick);
  }
}

std::chrono::duration<double> House::clockwork_age() const {
  return std::chrono::steady_clock::now() - turned_.load();
}

// What an engine says of a failed write is for the log and the metrics; whoever asks gets our words.
app::Words House::why_not_ready() {
  if (!store_->state().stopped.empty())
    return {"数据库写入出错，已停止写入；请检查磁盘后重新启动此进程",
            "a write failed and nothing more is written: check the disk, then restart this process"};
  if (!files_->stopped().empty())
    return {"材料文件写入出错，已停止接收；请检查磁盘后重新启动此进程",
            "a file could not be written and no more are taken: check the disk, then restart this process"};
  if (damaged_)
    return {"数据库已损坏，请按运行手册从备份恢复", "the database is damaged: restore it from a backup"};
  if (clockwork_age() > kStuckAfter)
    return {"此进程的定时任务停住了", "the clockwork of this process does not turn"};
  if (std::chrono::steady_clock::now() - sealed_.load() > kStuckAfter)
    return {"此进程的日志签封停住了", "the sealer of this process is stuck"};
  const std::int64_t stuck = clock_.now().ms - std::chrono::milliseconds(kStuckAfter).count();
  for (const auto& cursor : store::Follower::all(*store_, centre_->district))
    if (cursor.heartbeat_at.ms < stuck)
      return {"后续处理“" + cursor.name + "”停住了", "follower " + cursor.name + " is stuck"};
  return {};
}

void House::start_clockwork() {
  clockwork_ = std::thread([this] { turn(); });
  sealing_ = std::thread([this] { seal(); });
  inspecting_ = std::thread([this] { inspect(); });
}

void House::stop_clockwork() {
  stopping_ = true;
  for (std::thread* thread : {&clockwork_, &sealing_, &inspecting_})
    if (thread->joinable()) thread->join();
}

}  // namespace yichuang::main_program
