// Asio and Beast as this room uses them; compiled once, in asio.cc (see room.cmake). Private to this room.
//
// g++ 12 destroys lambdas with captures and braced aggregates twice when they stand inside a co_await
// expression, without a warning. So here everything a co_await takes has a name first, or comes from a plain
// function; coroutine_test.cc shows that the forms used are sound with the compiler at hand.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

namespace yichuang::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
template <class T>
using Task = asio::awaitable<T>;

// The completion token that puts the error into a variable instead of throwing it.
inline auto into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

}  // namespace yichuang::net
