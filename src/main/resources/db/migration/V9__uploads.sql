-- Spreadsheets for a branch's list: looked at before anything of the list changes.
CREATE TABLE vip.upload (
    upload     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    list       bigint      NOT NULL REFERENCES vip.branch_list,
    name       text        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('CSV', 'XLSX')),
    sha256     text        NOT NULL,
    rows       bigint      NOT NULL,
    ignored    text[]      NOT NULL,            -- columns that were not understood
    staged_by  text        NOT NULL,
    staged_at  timestamptz NOT NULL,
    via        text        NOT NULL CHECK (via IN ('PERSON', 'SYSTEM')),
    signatures bigint      NOT NULL,            -- how often the list had been signed when the file came
    looks      bigint      NOT NULL DEFAULT 0,  -- counts each time that its rows were found to mean something else
    state      text        NOT NULL CHECK (state IN ('STAGED', 'APPLIED', 'DISCARDED')),
    ended_by   text,
    ended_at   timestamptz,
    CHECK ((state = 'STAGED') = (ended_at IS NULL)),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE INDEX ON vip.upload (list);

-- Every row of a staged file; of an applied one, the rows that were refused.
CREATE TABLE vip.upload_row (
    upload     bigint NOT NULL REFERENCES vip.upload,
    row_no     bigint NOT NULL,   -- as the spreadsheet counts
    raw        text[] NOT NULL,   -- as it came, in the order of UploadColumn
    bad        text,              -- what is wrong with the row by itself
    tax_doubt  text,              -- what is wrong with a tax number, unless the line has the same one
    section    text CHECK (section IN ('NEW', 'REMOVE', 'POTENTIAL')),
    number     text,              -- of a client, an account or a subscriber; NULL for a client of another operator
    name       text,
    type       text CHECK (type IN ('ORGANISATION', 'PERSON')),
    tax_id     text,
    ground     text CHECK (ground IN ('LIQUIDATION', 'CONTRACT_TERMINATED', 'DEBT', 'CRITERIA')),
    comment    text,
    operator   text,
    estimate   numeric(14, 2),
    source     text,
    confidence text CHECK (confidence IN ('LOW', 'MEDIUM', 'HIGH')),
    client     text,              -- whom the number was found to mean
    outcome    text CHECK (outcome IN ('ADD', 'CHANGE', 'SAME', 'REFUSED')),
    reason     text,
    PRIMARY KEY (upload, row_no)
);

-- A file of many rows makes old statistics wrong, also for the look for conflicts. The application does not own the
-- tables, so it may ask for fresh ones through this function only.
CREATE FUNCTION vip.analyze_lists() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = vip, pg_temp AS $$
BEGIN
    ANALYZE vip.line, vip.vip_status, vip.upload_row;
END
$$;
REVOKE ALL ON FUNCTION vip.analyze_lists() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vip.analyze_lists() TO vip_app;

GRANT SELECT, INSERT, UPDATE ON vip.upload TO vip_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON vip.upload_row TO vip_app;
