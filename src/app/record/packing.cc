#include "app/record/packing.h"

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <array>
#include <memory>
#include <new>

#include "base/result.h"

namespace yichuang::app {
namespace {

// The first byte says how. Stored JSON begins with a brace, so what is older than packing is told apart. Nothing is deflated
// any more.
constexpr char kPlain = '\0', kDeflated = '\1', kZstandard = '\2';
constexpr std::size_t kWorthwhile = 64;
constexpr int kWindowBits = -13;  // raw, 8 kB of window: more than the words and a document
constexpr int kEffort = 4;  // the next one costs a third more and saves four bytes in a hundred
constexpr std::size_t kMost = 64 << 20;
// Each frame begins with the same four bytes, which are not kept.
constexpr std::string_view kMagic = "\x28\xB5\x2F\xFD";

const Bytef* bytes(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

void must(int answered) {
  if (answered == Z_MEM_ERROR) throw std::bad_alloc();
  ensure(answered == Z_OK);
}

std::size_t worked(std::size_t answered) {
  if (ZSTD_isError(answered) == 0) return answered;
  if (ZSTD_getErrorCode(answered) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  throw Failure("packed data is damaged");
}

template <auto free>
struct Free {
  void operator()(auto* one) const { free(one); }
};

template <class T>
T* made(T* one) {
  if (one == nullptr) throw std::bad_alloc();
  return one;
}

// The words, ready for use, are one for all; room to work in is dear to make, so every thread keeps its own.
class Packer {
 public:
  Packer() : room_(made(ZSTD_createCCtx())) { worked(ZSTD_CCtx_refCDict(room_.get(), words())); }
  std::size_t pack(std::string_view plain, std::string& into) {
    return worked(ZSTD_compress2(room_.get(), into.data(), into.size(), plain.data(), plain.size()));
  }

 private:
  static const ZSTD_CDict* words() {
    static const std::unique_ptr<ZSTD_CDict, Free<ZSTD_freeCDict>> one(
        made(ZSTD_createCDict(packing_words().data(), packing_words().size(), kEffort)));
    return one.get();
  }
  std::unique_ptr<ZSTD_CCtx, Free<ZSTD_freeCCtx>> room_;
};

class Unpacker {
 public:
  Unpacker() : room_(made(ZSTD_createDCtx())) {}
  std::string unpack(std::string frame) {
    frame.replace(0, 1, kMagic);
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > kMost) throw Failure("packed data is damaged");
    std::string plain(static_cast<std::size_t>(size), '\0');
    const std::size_t got = worked(ZSTD_decompress_usingDDict(room_.get(), plain.data(), plain.size(),
                                                              frame.data(), frame.size(), words()));
    if (got != plain.size()) throw Failure("packed data is damaged");
    return plain;
  }

 private:
  static const ZSTD_DDict* words() {
    static const std::unique_ptr<ZSTD_DDict, Free<ZSTD_freeDDict>> one(
        made(ZSTD_createDDict(packing_words().data(), packing_words().size())));
    return one.get();
  }
  std::unique_ptr<ZSTD_DCtx, Free<ZSTD_freeDCtx>> room_;
};

struct Inflater {
  z_stream stream{};
  Inflater() { must(inflateInit2(&stream, kWindowBits)); }
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
  thread_local Packer packer;
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  packed.resize(packer.pack(plain, packed));
  packed.replace(0, kMagic.size(), 1, kZstandard);
  return packed.size() <= plain.size() ? packed : as_it_is(plain);
}

static std::string inflated(const std::string& packed) {
  thread_local Inflater inflater;
  z_stream& stream = inflater.stream;
  must(inflateReset(&stream));
  must(inflateSetDictionary(&stream, bytes(packing_words()), static_cast<uInt>(packing_words().size())));
  stream.next_in = const_cast<Bytef*>(bytes(packed)) + 1;  // zlib does not write there
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

std::string unpack(std::string packed) {
  if (packed.empty()) return packed;
  switch (packed.front()) {
    case kPlain:
      return packed.substr(1);
    case kDeflated:
      return inflated(packed);
    case kZstandard: {
      thread_local Unpacker unpacker;
      return unpacker.unpack(std::move(packed));
    }
    default:
      return packed;
  }
}

}  // namespace yichuang::app
