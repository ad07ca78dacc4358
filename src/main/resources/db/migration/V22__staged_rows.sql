-- Rows of a file come in by the hundred thousand, in the one transaction that stores their file before: a look at the
-- file for each of them took longer than the rows themselves. Files are never deleted.
ALTER TABLE vip.upload_row DROP CONSTRAINT upload_row_upload_fkey;

-- Enough to know how many rows there are and how they spread; more made each upload read a tenth of what it had written.
ALTER TABLE vip.upload_row
    ALTER upload SET STATISTICS 10, ALTER row_no SET STATISTICS 10, ALTER raw SET STATISTICS 0,
    ALTER bad SET STATISTICS 10, ALTER tax_doubt SET STATISTICS 0, ALTER section SET STATISTICS 10,
    ALTER number SET STATISTICS 10, ALTER name SET STATISTICS 0, ALTER type SET STATISTICS 0,
    ALTER tax_id SET STATISTICS 0, ALTER ground SET STATISTICS 10, ALTER comment SET STATISTICS 0,
    ALTER operator SET STATISTICS 10, ALTER estimate SET STATISTICS 0, ALTER source SET STATISTICS 0,
    ALTER confidence SET STATISTICS 0, ALTER client SET STATISTICS 10, ALTER outcome SET STATISTICS 10,
    ALTER reason SET STATISTICS 0;

-- The application does not own the table; a file that came in makes its old statistics wrong.
CREATE FUNCTION vip.analyze_uploads() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = vip, pg_temp AS $$
BEGIN
    ANALYZE vip.upload_row;
END
$$;
REVOKE ALL ON FUNCTION vip.analyze_uploads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vip.analyze_uploads() TO vip_app;
