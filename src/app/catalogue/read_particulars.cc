#include "app/catalogue/readers.h"

namespace yichuang::app {
namespace {

HandlingItem read_handling_item(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.text("serial"), record.words("name")};
}

ExtraStep read_extra_step(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.text("after"), record.words("name"), record.words("standard"), record.words("result")};
}

Intermediary read_intermediary(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.words("name"), record.words("why")};
}

Faq read_faq(const Node& node, const Source& source) {
  Record record(node, source);
  return {record.words("question"), record.words("answer")};
}

// The schema has checked the words; here they only become values.
void read_across(Record& record, Particulars& into) {
  const Node* node = record.find("across");
  if (node == nullptr) return;
  Record across(*node, record.source());
  into.across = across.one_of<AcrossScope>("scope", {{"none", AcrossScope::none},
                                                     {"county", AcrossScope::county},
                                                     {"city", AcrossScope::city},
                                                     {"province", AcrossScope::province},
                                                     {"nation", AcrossScope::nation}});
  for (const std::string& way : across.texts("ways"))
    into.across_ways.push_back(way == "online"  ? AcrossWay::online
                               : way == "relay" ? AcrossWay::relay
                                                : AcrossWay::joint);
}

void read_service(Record& record, Particulars& into) {
  into.online_depth =
      record.each<int>("online_depth", [](const Node& node) { return static_cast<int>(node.number); });
  into.delivery = record.texts("delivery");
  into.personal_topics = record.texts("personal_topics");
  into.corporate_topics = record.texts("corporate_topics");
  into.appointment = record.truth_or("appointment", false);
  into.pay_online = record.truth_or("pay_online", false);
  into.quantity_limit = record.words_or_none("quantity_limit");
}

}  // namespace

Particulars read_particulars(const Node& node, const Source& source) {
  Record record(node, source);
  const auto with_source = [&](auto read) {
    return [&source, read](const Node& one) { return read(one, source); };
  };
  Particulars particulars;
  particulars.given = true;
  particulars.power_source = record.text("power_source");
  particulars.guidance = record.words_or_none("guidance");
  particulars.handling = record.each<HandlingItem>("handling", with_source(read_handling_item));
  read_across(record, particulars);
  read_service(record, particulars);
  particulars.extra_steps = record.each<ExtraStep>("extra_steps", with_source(read_extra_step));
  particulars.intermediaries = record.each<Intermediary>("intermediaries", with_source(read_intermediary));
  particulars.faqs = record.each<Faq>("faqs", with_source(read_faq));
  particulars.origin = record.origins();
  return particulars;
}

}  // namespace yichuang::app
