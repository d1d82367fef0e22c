-- The first-order division that a city lies in, by GeoNames' code: CN.23.
alter table city add column region text;
alter table city add constraint city_region_check
  check (region ~ '^[A-Z]{2}\.[A-Za-z0-9]{1,10}$' and left(region, 2) = country_code);
comment on column city.region is 'GeoNames: country code, full stop, admin1 code';
