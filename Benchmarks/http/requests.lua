-- Makes the requests of one operation for wrk: `wrk … -s requests.lua URL -- OPERATION SAMPLES TOKEN`.
-- SAMPLES is a Lua file with the tables patients, prescribers, products and searches, all from the clinic that is measured.

local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("seed", os.time() * 10 + threads)
end

local headers = {}
local make

local function pick(list) return list[math.random(#list)] end

local function uuid()
  return string.format("%08x-%04x-4%03x-a%03x-%06x%06x", math.random(0, 0x7fffffff), math.random(0, 0xffff),
    math.random(0, 0xfff), math.random(0, 0xfff), math.random(0, 0xffffff), math.random(0, 0xffffff))
end

local prescription = [[{"patient_id":"%s","prescriber_id":"%s","sign":true,"items":[{"product":{"system":"demo",%s,
"repeats_allowed":0,"expected_supply_days":7}]}]]

local operations = {
  live = function() return wrk.format("GET", "/health/live", headers) end,
  lookup = function(s) return wrk.format("GET", "/v1/patients/" .. pick(s.patients), headers) end,
  search = function(s) return wrk.format("GET", "/v1/patients?limit=20&q=" .. pick(s.searches), headers) end,
  diagnosis = function() return wrk.format("GET", "/v1/diagnoses/" .. pick({ "J06", "I10", "E11", "M54", "F32" })
      .. "/patients?limit=50", headers) end,
  dashboard = function() return wrk.format("GET", "/v1/dashboard?from=2021-11-23&to=2026-11-22", headers) end,
  dashboards = function()
    local month, day = math.random(1, 12), math.random(1, 28)
    return wrk.format("GET", string.format("/v1/dashboard?from=2022-%02d-%02d&to=2026-%02d-%02d", month, day, month,
      day), headers)
  end,
  prescribe = function(s)
    headers["Idempotency-Key"] = uuid()
    return wrk.format("POST", "/v1/prescriptions", headers,
      string.format(prescription, pick(s.patients), pick(s.prescribers), pick(s.products)))
  end,
}

function init(args)
  math.randomseed(seed)
  local samples = dofile(args[2])
  headers["Authorization"] = "Bearer " .. args[3]
  headers["Content-Type"] = "application/json"
  local operation = operations[args[1]]
  make = function() return operation(samples) end
end

function request() return make() end

-- 409 is what I-20 answers when the dice give a patient the same product twice, and the safety checks at an alert.
local refused = 0
function response(status)
  if status == 409 then refused = refused + 1 elseif status >= 300 and status ~= 304 then print("status " .. status) end
end

function done(summary, latency)
  print(string.format("RESULT %.0f %.2f %.2f %d %d", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
