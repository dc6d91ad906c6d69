// How results are wanted: only ways that are offered, and for the courier an address.
#include "core/intake/delivery.h"

#include <gtest/gtest.h>

#include "core/catalogue/delivery_ways.h"
#include "core/intake/test_hall.h"

namespace yichuang::test_hall {
namespace {

struct Offer {
  Hall hall;
  Catalogue catalogue;

  // The three items of the hall, each with the ways it allows.
  explicit Offer(const std::vector<std::vector<std::string>>& ways) {
    std::size_t at = 0;
    for (const char* code : {"licence", "record", "permit"}) {
      Item item = *hall.catalogue.item(code);
      item.particulars.delivery = ways.at(at++);
      catalogue.items.add(item);
    }
    Field address;
    address.code = kPostalAddress;
    address.kind = FieldKind::address;
    address.max_length = 12;
    catalogue.fields.add(address);
  }
  std::string offered() const {
    std::string text;
    for (const WayOffered& one : ways_offered(catalogue, hall.plan)) {
      text += (text.empty() ? "" : " ") + one.way;
      for (const OtherWay& other : one.otherwise) text += "," + other.item + ":" + other.way;
      if (one.to_collect) text += "!";
    }
    return text;
  }
  std::string proposed() const { return way_proposed(ways_offered(catalogue, hall.plan)); }
  std::string checked(const std::string& way, const std::string& address) const {
    const auto result = check_delivery(catalogue, hall.plan, way, address);
    if (result) return "ok";
    return result.refusal().fields.front().field + " " + result.refusal().fields.front().code;
  }
};

const std::vector<std::string> kAll{"window", "courier", "electronic"}, kPosted{"window", "courier"},
    kOnline{"electronic"}, kThere{"window"};

TEST(DeliveryWays, WhatDoesNotGoTheChosenWayGoesTheNextEasiest) {
  EXPECT_EQ(Offer({kAll, kAll, kAll}).offered(), "window! courier electronic");
  EXPECT_EQ(Offer({kAll, kPosted, kOnline}).offered(),
            "window,permit:electronic! courier,permit:electronic electronic,record:window!");
  EXPECT_EQ(Offer({kOnline, kOnline, kOnline}).offered(), "electronic") << "nothing to choose";
  EXPECT_EQ(Offer({{}, {}, {}}).offered(), "window! courier electronic") << "they say nothing of it";
}

TEST(DeliveryWays, TheProposalIsTheOneForWhichNobodyHasToCome) {
  EXPECT_EQ(Offer({kAll, kAll, kAll}).proposed(), "electronic");
  EXPECT_EQ(Offer({kAll, kPosted, kOnline}).proposed(), "courier");
  EXPECT_EQ(Offer({kAll, kThere, kOnline}).proposed(), "window");
  EXPECT_EQ(way_unsaid(Offer({kAll, kPosted, kOnline}).catalogue, Hall().plan), "window");
  EXPECT_EQ(way_unsaid(Offer({kOnline, kOnline, kOnline}).catalogue, Hall().plan), "electronic");
}

TEST(DeliveryWays, TheCourierNeedsAnAddressTheyFind) {
  const Offer offer({kAll, kPosted, kOnline});
  EXPECT_EQ(offer.checked("courier", "渝北区龙溪街道1号"), "ok");
  EXPECT_EQ(offer.checked("courier", " 　"), "fields.delivery_address missing");
  EXPECT_EQ(offer.checked("courier", "渝北1号"), "fields.delivery_address address_incomplete");
  EXPECT_EQ(offer.checked("courier", "渝北区龙溪街道金龙路一百二十号"), "fields.delivery_address too_long");
  EXPECT_EQ(offer.checked("window", ""), "ok");
  EXPECT_EQ(offer.checked("window", "渝北1号"), "ok") << "it is not needed";
  EXPECT_EQ(offer.checked("window", "渝北区龙溪街道金龙路一百二十号"), "fields.delivery_address too_long");
  EXPECT_EQ(Offer({kOnline, kOnline, kOnline}).checked("window", ""), "delivery way_not_offered");
}

}  // namespace
}  // namespace yichuang::test_hall
