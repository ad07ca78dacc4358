-- Branches come from the settings file at each start; nothing is ever deleted here.
CREATE TABLE vip.branch (
    branch text PRIMARY KEY CHECK (branch ~ '^[a-z][a-z0-9-]{1,30}$'),
    name   text NOT NULL
);

-- Billing facts: what the billing system says, corrected by later files.
CREATE TABLE vip.client (
    client         text    PRIMARY KEY,
    branch         text    NOT NULL REFERENCES vip.branch,
    type           text    NOT NULL CHECK (type IN ('ORGANISATION', 'PERSON')),  -- BVK-05
    name           text    NOT NULL,
    contract_start date    NOT NULL,
    contract_end   date    CHECK (contract_end >= contract_start),
    image          boolean NOT NULL  -- AMB-10: ground B is never proposed by itself for an image client
);
CREATE INDEX ON vip.client (branch);

CREATE TABLE vip.account (
    account text PRIMARY KEY,
    client  text NOT NULL REFERENCES vip.client,
    UNIQUE (account, client)
);
CREATE INDEX ON vip.account (client);

CREATE TABLE vip.charge (
    client  text           NOT NULL,
    account text           NOT NULL,
    number  text           NOT NULL,  -- '' is a charge of the account itself
    month   date           NOT NULL CHECK (extract(day FROM month) = 1),
    image   boolean        NOT NULL,
    amount  numeric(14, 2) NOT NULL,
    PRIMARY KEY (account, number, month, image),
    FOREIGN KEY (account, client) REFERENCES vip.account (account, client)
);
CREATE INDEX ON vip.charge (client, month);

CREATE TABLE vip.invoice (
    invoice      text           PRIMARY KEY,
    client       text           NOT NULL,
    account      text           NOT NULL,
    due          date           NOT NULL,
    amount       numeric(14, 2) NOT NULL CHECK (amount >= 0),  -- 0: taken back
    image_amount numeric(14, 2) NOT NULL CHECK (image_amount BETWEEN 0 AND amount),
    FOREIGN KEY (account, client) REFERENCES vip.account (account, client)
);
CREATE INDEX ON vip.invoice (client);

CREATE TABLE vip.payment (
    payment text           PRIMARY KEY,
    invoice text           NOT NULL REFERENCES vip.invoice,
    paid    date           NOT NULL,
    amount  numeric(14, 2) NOT NULL CHECK (amount >= 0)  -- 0: taken back
);
CREATE INDEX ON vip.payment (invoice);

-- Which files were loaded, when and by whom.
CREATE TABLE vip.billing_load (
    load      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file      text        NOT NULL CHECK (file IN ('clients', 'charges', 'invoices', 'payments')),
    name      text        NOT NULL,
    sha256    text        NOT NULL,
    rows      bigint      NOT NULL,
    loaded_at timestamptz NOT NULL,
    loaded_by text        NOT NULL
);

-- Who is a VIP. A row from a billing file gives way to the next file; a row that a list has granted does not.
CREATE TABLE vip.vip_status (
    client     text PRIMARY KEY REFERENCES vip.client,
    tier       text NOT NULL CHECK (tier IN ('T1', 'T2', 'T3')),  -- BVK-07..09
    route      text CHECK (route IN ('NUMBER', 'ACCOUNT')),
    since      date NOT NULL,
    granted_by text NOT NULL CHECK (granted_by IN ('BILLING', 'LIST')),
    line       bigint,
    CHECK ((granted_by = 'LIST') = (line IS NOT NULL AND route IS NOT NULL))
);

GRANT SELECT, INSERT, UPDATE, DELETE ON
    vip.branch, vip.client, vip.account, vip.charge, vip.invoice, vip.payment, vip.vip_status TO vip_app;
GRANT SELECT, INSERT ON vip.billing_load TO vip_app;
