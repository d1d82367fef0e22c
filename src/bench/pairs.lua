-- What wrk sends: one new partnership after another, each of two cities that no other request joins. KEY and FIRST (the number
-- of the first pair) come from the environment.
local key = os.getenv("KEY")
local pair = tonumber(os.getenv("FIRST"))
local headers = { ["X-API-Key"] = key, ["Content-Type"] = "application/json" }
local CITIES = 50000

function request()
  local a = pair % CITIES
  local b = (a + 20000 + math.floor(pair / CITIES)) % CITIES
  pair = pair + 1
  return wrk.format("POST", "/v1/partnerships", headers, string.format(
    '{"kind":"contact","parties":[{"city":"geonames:%d"},{"city":"geonames:%d"}],"status":"active","established":"1994-10"}', a, b))
end

function response(status, _, body)
  if status ~= 201 then
    refused = (refused or 0) + 1
    if refused == 1 then
      io.stderr:write(status .. " " .. body .. "\n")
    end
  end
end
