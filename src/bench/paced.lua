-- What wrk sends: requests of many clients in turn, or of one, through a proxy that names them; a while between any two on
-- one connection. CLIENTS, NETWORK, PAUSE (milliseconds) and KIND come from the environment.
local clients = tonumber(os.getenv("CLIENTS"))
local network = os.getenv("NETWORK")
local pause = tonumber(os.getenv("PAUSE"))
local costly = os.getenv("KIND") == "costly"
local sent = 0

math.randomseed(20211208)

function request()
  sent = sent + 1
  local path = "/v1/cities/geonames:" .. (1 + sent % 5000)
  if costly then
    -- Another page each time, so that no kept one will do.
    path = "/v1/partnerships?sort=-established&limit=" .. math.random(100, 200) .. "&establishedFrom=" .. math.random(1950, 1999)
  end
  return wrk.format("GET", path, { ["X-Forwarded-For"] = network .. (1 + sent % clients) })
end

if pause > 0 then
  function delay()
    return pause
  end
end

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function response(status)
  counts = counts or {}
  counts[status] = (counts[status] or 0) + 1
end

function done(summary, latency)
  local refused, served = 0, 0
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("counts") or {}) do
      if status == 429 then refused = refused + count elseif status == 200 then served = served + count end
    end
  end
  io.write(string.format("FIGURES %d %d %d %.3f %.3f\n", summary.requests, served, refused,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
