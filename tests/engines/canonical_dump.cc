// Everything a hall has stored, one line of JSON a row, opened with the hall's own keys and without anything that is
// different each time or belongs to an engine: two halls that were told the same at the same times say the same lines.
//
//   yc_canonical_dump sqlite:data/yichuang.sqlite data/keys
#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <deque>
#include <map>
#include <set>

#include "app/record/vault.h"
#include "platform/crypto/digest.h"
#include "platform/sql/sql.h"

namespace yichuang::engines {
namespace {

namespace bj = boost::json;

// Tables that say how a process did its work, not what was done.
const std::map<std::string, const char*> kLeftOut{
    {"lease", "who was at work, and until when"},
    {"journal_head", "signed when the sealer came by; yichuang-verify proves them"},
    {"journal_node", "hashes of hashes; yichuang-verify recomputes them"},
    {"journal_key", "made at random"}};
// Columns that are made at random, or by the machine's clock.
const std::map<std::string, std::set<std::string>> kMasked{
    {"call_back", {"phone_blind", "sealed"}},  // of each installation's own keys
    {"guide_report", {"words", "contact", "answer", "confirmation"}},  // the same
    {"self_assessment", {"words"}},  // the same
    {"stream", {"head"}},  // hashes of bodies, whose sealed parts begin at random
    {"fact", {"hash"}},
    {"session", {"token"}},
    {"account", {"secret"}},  // a salted hash
    {"person", {"identity_blind"}},  // by the key of the installation
    {"case_row", {"code_blind"}},
    {"activation", {"code_blind"}},
    {"idempotency", {"digest"}},  // of a request, which may say a random code
    {"document_pdf", {"file"}},  // its signature is made anew each time
    {"demo_clock", {"offset_ms"}},  // against the machine's clock
    {"catalogue_version", {"published_at"}},  // the same
    {"catalogue_publication", {"published_at"}},  // the same, of what was shipped
    {"schema_step", {"applied_at"}},
    {"follower", {"heartbeat_at"}}};

struct Table {
  std::string name;
  std::vector<std::string> columns;
};

class Dump {
 public:
  Dump(const std::string& where, const std::string& keys)
      : connection_(sql::open(where, true)), vault_(app::open_vault(keys)) {}

  std::vector<std::string> lines() {
    connection_->begin(false);
    for (const auto& row : run("SELECT stream, kind FROM stream").rows_)
      kinds_[std::get<std::int64_t>(row[0])] = std::get<std::string>(row[1]);
    std::vector<std::string> lines;
    for (const Table& table : tables())
      if (!kLeftOut.contains(table.name)) add_table(lines, table);
    connection_->commit();
    for (std::string& line : lines) hide_codes(line);
    std::ranges::sort(lines);
    return lines;
  }

 private:
  sql::Rows run(const std::string& text) {
    const std::string& kept = texts_.emplace_back(text);
    return connection_->run(statements_.emplace_back(sql::Statement{"dump", kept.c_str()}));
  }

  std::vector<Table> tables() {
    const auto named =
        connection_->postgres()
            ? run("SELECT table_name, column_name FROM information_schema.columns "
                  "WHERE table_schema = 'public' ORDER BY 1, 2")
            : run("SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
                  "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2");
    std::vector<Table> found;
    for (const auto& row : named.rows_) {
      const std::string& table = std::get<std::string>(row[0]);
      if (found.empty() || found.back().name != table) found.push_back({table, {}});
      found.back().columns.push_back(std::get<std::string>(row[1]));
    }
    return found;
  }

  void add_table(std::vector<std::string>& lines, const Table& table) {
    std::string columns;
    for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
    const auto masked = kMasked.find(table.name);
    // PostgreSQL locks the row of a stream that an act relies on, and makes it when there is none: a stream without facts.
    const std::string which = table.name == "stream" ? " WHERE version > 0" : "";
    for (const auto& row : run("SELECT " + columns + " FROM " + table.name + which).rows_) {
      bj::object shown;
      for (std::size_t i = 0; i < row.size(); ++i)
        if (masked == kMasked.end() || !masked->second.contains(table.columns[i]))
          shown[table.columns[i]] = shown_value(row[i]);
      open_row(table.name, shown);
      lines.push_back(table.name + " " + bj::serialize(shown));
    }
  }

  static bj::value shown_value(const sql::Value& value) {
    struct Show {
      bj::value operator()(std::nullptr_t) const { return nullptr; }
      bj::value operator()(std::int64_t v) const { return v; }
      bj::value operator()(double v) const { return v; }
      bj::value operator()(const std::string& v) const { return bj::value(v); }
      bj::value operator()(const sql::Blob& v) const { return bj::value("sm3:" + crypto::sm3_hex(v.bytes)); }
    };
    return std::visit(Show{}, value);
  }

  // Puts what is sealed in a row beside it, opened.
  void open_row(const std::string& table, bj::object& row) {
    if (table == "person") row["sealed"] = opened(row["sealed"], "person:" + id_text(row["id"]));
    if (table == "revision_row")
      row["title"] =
          vault_->open(std::string(row["title"].as_string()), "revision_title:" + id_text(row["id"]));
    if (table == "draft") row["sealed"] = opened(row["sealed"], "draft:" + id_text(row["id"]));
    if (table == "letter") row["body"] = opened_body(row["body"], "letter:" + id_text(row["id"]));
    if (table != "fact") return;
    const std::string kind = kinds_.at(row["stream"].as_int64());
    row["body"] = opened_body(row["body"], kind + ":" + id_text(row["stream"]));
    note_code(row["body"]);
  }

  static std::string id_text(const bj::value& id) { return std::to_string(id.as_int64()); }

  bj::value opened(const bj::value& sealed, const std::string& bound_to) {
    return bj::parse(vault_->open(std::string(sealed.as_string()), bound_to));
  }

  bj::value opened_body(const bj::value& text, const std::string& bound_to) {
    bj::value body = bj::parse(std::string(text.as_string()));
    bj::object& members = body.as_object();
    // Of values that have a random code among them.
    if (members.contains("template_version")) members.erase("digest");
    if (const bj::value* sealed = members.if_contains("sealed");
        sealed != nullptr && !sealed->as_string().empty())
      members["sealed"] = opened(*sealed, bound_to);
    return body;
  }

  // The code on a receipt is random, and printed on other papers of the case.
  void note_code(const bj::value& body) {
    const bj::value* sealed = body.as_object().if_contains("sealed");
    if (sealed == nullptr || !sealed->is_object()) return;
    const bj::value* code = sealed->as_object().if_contains("receipt_code");
    if (code != nullptr) codes_.insert(std::string(code->as_string()));
  }

  void hide_codes(std::string& line) const {
    for (const std::string& code : codes_)
      for (auto at = line.find(code); at != std::string::npos; at = line.find(code, at))
        line.replace(at, code.size(), "CODE");
  }

  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<app::Vault> vault_;
  std::deque<std::string> texts_;  // statements keep their address
  std::deque<sql::Statement> statements_;
  std::map<std::int64_t, std::string> kinds_;  // of streams
  std::set<std::string> codes_;
};

}  // namespace
}  // namespace yichuang::engines

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: yc_canonical_dump DATABASE KEYS\n", stderr), 2;
  try {
    for (const std::string& line : yichuang::engines::Dump(argv[1], argv[2]).lines()) std::puts(line.c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yc_canonical_dump: %s\n", error.what());
    return 1;
  }
}
