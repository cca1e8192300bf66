-- Asks the addresses of a file in turn, and tells the figures as one line of JSON.
--
--   wrk -t1 -c16 -d5s --latency -s wrk.lua http://127.0.0.1:8080 -- ADDRESSES
local requests, number = {}, 0

function init(words)
  for address in io.lines(words[1]) do
    requests[#requests + 1] = wrk.format("GET", address)
  end
end

function request()
  number = number % #requests + 1
  return requests[number]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"failures":{"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
