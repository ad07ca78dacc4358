-- After a large billing file old statistics would make the server read all charges once for each client. The
-- application does not own these tables, so it may ask for fresh statistics through this function only.
CREATE FUNCTION vip.analyze_billing_facts() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = vip, pg_temp AS $$
BEGIN
    ANALYZE vip.client, vip.account, vip.charge, vip.invoice, vip.payment;
END
$$;
REVOKE ALL ON FUNCTION vip.analyze_billing_facts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vip.analyze_billing_facts() TO vip_app;
