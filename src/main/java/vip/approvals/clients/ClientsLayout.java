package vip.approvals.clients;

import java.util.List;

/** clients.csv: who is a client, of which branch, since when, and who is a VIP already. */
final class ClientsLayout {

    private ClientsLayout() {}

    private static final List<String> CHECKS =
            List.of(Layout.sameKey("is the same client as", "client"), """
            SELECT r.row_no, 'branch', r.branch, 'is not one of the branches: '
                   || (SELECT string_agg(branch, ', ' ORDER BY branch) FROM vip.branch)
            FROM billing_row r
            WHERE r.branch IS NOT NULL AND NOT EXISTS (SELECT FROM vip.branch b WHERE b.branch = r.branch)""", """
            SELECT row_no, 'contract_end', contract_end::text, 'lies before contract_start'
            FROM billing_row WHERE contract_end < contract_start""", """
            SELECT row_no, 'end_reason', end_reason, 'must be blank for a contract without an end'
            FROM billing_row WHERE end_reason IS NOT NULL AND contract_end IS NULL AND NOT refused""", """
            SELECT row_no, 'tier', '', 'must not be blank for a VIP: T1, T2 or T3'
            FROM billing_row WHERE vip AND tier IS NULL AND NOT refused""", """
            SELECT row_no, 'tier', tier, 'must be blank for a client who is no VIP'
            FROM billing_row WHERE NOT vip AND tier IS NOT NULL""", """
            SELECT row_no, 'vip_since', vip_since::text, 'must be blank for a client who is no VIP'
            FROM billing_row WHERE NOT vip AND vip_since IS NOT NULL""");

    private static final String STORE_CLIENTS = """
            INSERT INTO vip.client AS c
                (client, branch, type, name, contract_start, contract_end, image, tax_id, end_reason, language, address,
                 email)
            SELECT r.client, r.branch, r.type, r.name, r.contract_start, r.contract_end, r.image,
                   coalesce(r.tax_id, known.tax_id),
                   CASE WHEN r.contract_end IS NOT NULL THEN coalesce(r.end_reason, known.end_reason) END,
                   coalesce(r.language, known.language), coalesce(r.address, known.address),
                   coalesce(r.email, known.email)
            FROM billing_row r LEFT JOIN vip.client known USING (client)
            ON CONFLICT (client) DO UPDATE SET
                branch = excluded.branch, type = excluded.type, name = excluded.name,
                contract_start = excluded.contract_start, contract_end = excluded.contract_end, image = excluded.image,
                tax_id = excluded.tax_id, end_reason = excluded.end_reason, language = excluded.language,
                address = excluded.address, email = excluded.email
            WHERE (c.branch, c.type, c.name, c.contract_start, c.contract_end, c.image, c.tax_id, c.end_reason, c.language,
                   c.address, c.email)
                  IS DISTINCT FROM
                  (excluded.branch, excluded.type, excluded.name, excluded.contract_start, excluded.contract_end,
                   excluded.image, excluded.tax_id, excluded.end_reason, excluded.language, excluded.address,
                   excluded.email)
            """;

    /** What a list has granted is not billing's to change or to end; nor is a tier that a review has set (GT-13). */
    private static final String STORE_VIPS = """
            INSERT INTO vip.vip_status AS s (client, tier, since, granted_by)
            SELECT r.client, r.tier, coalesce(r.vip_since, known.since, :today), 'BILLING'
            FROM billing_row r LEFT JOIN vip.vip_status known USING (client)
            -- A status that a list has ended does not come back with a file that has not heard of it (SIB-25).
            WHERE r.vip AND NOT EXISTS (SELECT FROM vip.former_vip f
                                        WHERE f.client = r.client AND f.until > coalesce(r.vip_since, f.since))
            ON CONFLICT (client) DO UPDATE SET since = excluded.since,
                tier = CASE WHEN s.reviewed IS NULL THEN excluded.tier ELSE s.tier END
            WHERE s.granted_by = 'BILLING' AND (s.tier, s.since) IS DISTINCT FROM (excluded.tier, excluded.since)
            """;

    /** The database lets a status end without a notice only where the file that had brought it takes it back. */
    private static final String MAY_END = "SET LOCAL vip.billing = 'file'";

    private static final String END_VIPS = """
            DELETE FROM vip.vip_status s USING billing_row r
            WHERE s.client = r.client AND NOT r.vip AND s.granted_by = 'BILLING'
              -- Whose removal is approved gets a notice with the end of the status (SIB-24).
              AND NOT EXISTS (SELECT FROM vip.removal m WHERE m.client = s.client AND m.state = 'APPROVED')
            """;

    static final Layout LAYOUT = new Layout(
            List.of(
                    Column.required("client", Format.KEY),
                    Column.required("branch", Format.KEY),
                    Column.required("type", Format.CLIENT_TYPE),
                    Column.required("name", Format.NAME),
                    Column.required("contract_start", Format.DATE),
                    Column.optional("contract_end", Format.DATE),
                    Column.required("image", Format.FLAG),
                    Column.required("vip", Format.FLAG),
                    Column.optional("tier", Format.TIER),
                    Column.optional("vip_since", Format.DATE),
                    Column.later("tax_id", Format.TAX_ID),
                    Column.later("end_reason", Format.END_REASON),
                    Column.later("language", Format.LANGUAGE),
                    Column.later("address", Format.ADDRESS),
                    Column.later("email", Format.EMAIL)),
            CHECKS,
            List.of(STORE_CLIENTS, STORE_VIPS, MAY_END, END_VIPS));
}
