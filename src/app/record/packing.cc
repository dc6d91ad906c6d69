#include "app/record/packing.h"

#include <zlib.h>

#include <array>

#include "base/result.h"

namespace yichuang::app {
namespace {

// The first byte says how. Stored JSON begins with a brace, so what is older than packing is told apart.
constexpr char kPlain = '\0', kDeflated = '\1';
constexpr std::size_t kWorthwhile = 64;
constexpr int kWindowBits = -13, kMemory = 7;  // raw, 8 kB of window: more than the words and a document
constexpr int kEffort = 3;  // more costs half as much again and saves three bytes in a hundred
constexpr std::size_t kMost = 64 << 20;

const Bytef* bytes(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

void set_words(int answered) { ensure(answered == Z_OK); }

// A stream is dear to make and cheap to begin again, so every thread keeps its own.
struct Deflater {
  z_stream stream{};
  Deflater() {
    ensure(deflateInit2(&stream, kEffort, Z_DEFLATED, kWindowBits, kMemory, Z_DEFAULT_STRATEGY) == Z_OK);
  }
  ~Deflater() { deflateEnd(&stream); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
};

struct Inflater {
  z_stream stream{};
  Inflater() { ensure(inflateInit2(&stream, kWindowBits) == Z_OK); }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

std::string as_it_is(std::string_view plain) { return std::string(1, kPlain).append(plain); }

}  // namespace

std::string_view packing_words() {
  static constexpr std::string_view kWords =
      "110500112重庆市渝北区区委会局中心窗口科室行政许可法《中华人民共和国》第条款项办法条例规定。"
      "市场监督管理局卫生健康委员会公安分局税务局人力资源和社会保障局消防救援支队城市管理局文化和旅游发展委员"
      "会"
      "生态环境局企业设立登记公司营业执照药品经营许可证零售药品经营企业医疗器械经营备案第二类食品经营许可"
      "公章刻制备案新办纳税人社会保险登记从业人员健康检查公共场所卫生许可户外招牌设置建设项目环境影响报告表审"
      "批"
      "住所（经营场所）使用证明公司章程法定代表人证件照人员资格证明平面布置图设施设备目录质量管理制度目录"
      "个工作日法律未规定即办电子纸质未收到窗口网上申请不予准予受理决定予以告知承诺依法自动生成系统（以本区公"
      "布为准）"
      "如不服本决定，可以自收到本决定书之日起六十日内向人民政府申请行政复议，也可以自收到本决定书之日起六个月"
      "内"
      "依法向有管辖权的人民法院提起行政诉讼。2026年1月2日3月12月31日 09:2026-03-0"
      R"({"receipt_code":","applicant":{"person":","kind":"natural","name":","identity":{"kind":"id_card","number":")"
      R"("phone":"138","fields":{"applicant_phone":"138","business_name":","business_scope":","legal_representative":")"
      R"("company","individual_business","credit_code","address":"渝北区路号","registered_capital":"true","false",)"
      R"({"values":{"basis":"《》第条","by":","case_number":"500112-2026-000","centre":"政务服务中心",)"
      R"("channel":"网上","complaint_phone":"023-12345","enquiry_phone":"023-67","granted":","identity":"500***********")"
      R"(,"implementation_code":"500112","item":","made_at":"2026-","made_on":"2026年月日","organ_name":"区政务服务中心",)"
      R"("package":"开办药店","phone":"138****000","receipt_code":","received_at":"2026-","remedies":","review_organ":"区人民政府",)"
      R"("result_name":","result_number":","told_by":"2026年月日","valid_to":","window":""},"rows":[["","1","电子"],[")"
      R"("]],"rows":[]})";
  return kWords;
}

std::string pack(std::string_view plain) {
  if (plain.size() < kWorthwhile) return as_it_is(plain);
  thread_local Deflater deflater;
  z_stream& stream = deflater.stream;
  set_words(deflateReset(&stream));
  set_words(deflateSetDictionary(&stream, bytes(packing_words()), static_cast<uInt>(packing_words().size())));
  std::string packed(1 + deflateBound(&stream, plain.size()), kDeflated);
  stream.next_in = const_cast<Bytef*>(bytes(plain));  // zlib does not write there
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data() + 1);
  stream.avail_out = static_cast<uInt>(packed.size() - 1);
  ensure(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(packed.size() - stream.avail_out);
  return packed.size() <= plain.size() ? packed : as_it_is(plain);
}

std::string unpack(std::string packed) {
  if (packed.empty() || (packed.front() != kPlain && packed.front() != kDeflated)) return packed;
  if (packed.front() == kPlain) return packed.substr(1);
  thread_local Inflater inflater;
  z_stream& stream = inflater.stream;
  set_words(inflateReset(&stream));
  set_words(inflateSetDictionary(&stream, bytes(packing_words()), static_cast<uInt>(packing_words().size())));
  stream.next_in = reinterpret_cast<Bytef*>(packed.data() + 1);
  stream.avail_in = static_cast<uInt>(packed.size() - 1);
  std::string plain;
  std::array<char, 8192> piece;
  int answered = Z_OK;
  while (answered == Z_OK && plain.size() < kMost) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    answered = inflate(&stream, Z_NO_FLUSH);
    plain.append(piece.data(), piece.size() - stream.avail_out);
  }
  if (answered != Z_STREAM_END || stream.avail_in != 0) throw Failure("packed data is damaged");
  return plain;
}

}  // namespace yichuang::app
