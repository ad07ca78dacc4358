-- A mail whose receiver refuses it for good is not tried again, and its cause is told.
ALTER TABLE vip.outbox
    ADD refused_at timestamptz,
    ADD CHECK (sent_at IS NULL OR refused_at IS NULL);
DROP INDEX vip.outbox_next_attempt_at_id_idx, vip.outbox_sent_at_idx;
CREATE INDEX ON vip.outbox (next_attempt_at, id) WHERE sent_at IS NULL AND refused_at IS NULL;
CREATE INDEX ON vip.outbox (coalesce(sent_at, refused_at)) WHERE sent_at IS NOT NULL OR refused_at IS NOT NULL;
CREATE INDEX ON vip.outbox (recipient) WHERE refused_at IS NOT NULL;

-- Corrected like the address of a notice; NULL: the client's own, as long as the client is of the branch.
ALTER TABLE vip.dispatch ADD email text;

-- By which people and files name a notice.
CREATE UNIQUE INDEX notice_number_key ON vip.notice (vip.notice_number(branch, year, number));
