-- Once for each database, by its administrator. The embedded server runs it by itself.
-- On a server of your own, give both roles a password afterwards: ALTER ROLE vip_app PASSWORD '...'.
CREATE ROLE vip_owner LOGIN;  -- owns the product's tables; migrations only
CREATE ROLE vip_app LOGIN;    -- the application; owns the engine's tables, not the product's

CREATE SCHEMA vip AUTHORIZATION vip_owner;
CREATE SCHEMA camunda AUTHORIZATION vip_app;
GRANT USAGE ON SCHEMA vip TO vip_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

ALTER ROLE vip_owner SET search_path = vip;
ALTER ROLE vip_app SET search_path = camunda;
