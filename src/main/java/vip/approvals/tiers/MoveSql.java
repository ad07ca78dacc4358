package vip.approvals.tiers;

/**
 * What a review makes of the tier that it has measured. Up at once (GT-13). Down with grace: AMB-09 lets criteria that
 * are not met for <em>more than one</em> closed quarter count, and starts anew with a quarter that is passed. Reviews
 * overlap: only the fourth looks at three months of which the first saw none. So a tier goes down when four reviews in a
 * row (setting) were below it, to the highest tier that any of them has measured. Tiers compare as texts: T1 &lt; T2 &lt;
 * T3.
 */
final class MoveSql {

    static final String RESULTS = """
            WITH measured AS (
                SELECT s.client, c.branch, s.tier, s.since, a.outcome, a.tier AS measured, a.reason, p.below AS below_before,
                       p.highest AS highest_before,
                       -- Not enough data says nothing (AMB-40), nor does a time before the status (AMB-09).
                       a.outcome <> 'NOT_ASSESSED' AND coalesce(a.tier < s.tier, true) AND s.since <= :cutOff AS is_below
                FROM vip.vip_status s JOIN vip.client c USING (client)
                JOIN vip.monthly_assessment a ON a.client = s.client AND a.month = :month
                LEFT JOIN vip.tier_result p  -- of the tier that the client still has
                    ON p.client = s.client AND p.month = :previous AND p.tier_after = s.tier AND p.move <> 'DOWN'
                WHERE c.branch = :branch AND s.client BETWEEN :first AND :last
                  -- Who has moved here while the review runs may have a result of the branch before.
                  AND NOT EXISTS (SELECT FROM vip.tier_result d WHERE d.month = :month AND d.client = s.client)
            ), counted AS (
                SELECT *, CASE WHEN is_below THEN coalesce(below_before, 0) + 1 ELSE 0 END AS below,
                       CASE WHEN is_below THEN greatest(highest_before, measured) END AS highest
                FROM measured
            ), moved AS (
                SELECT *, CASE WHEN measured > tier THEN 'UP'
                               -- Who meets no criteria stays: the end of a status is a list's matter (SIB-07, SIB-31).
                               WHEN outcome = 'NOT_ELIGIBLE' THEN 'NOT_MET'
                               WHEN below >= :downgradeReviews THEN 'DOWN'
                               WHEN below > 0 THEN 'WATCHED'
                               ELSE 'UNCHANGED' END AS move
                FROM counted)
            INSERT INTO vip.tier_result (month, client, branch, tier_before, tier_after, move, below, highest, reason)
            SELECT :month, client, branch, tier,
                   CASE move WHEN 'UP' THEN measured WHEN 'DOWN' THEN highest ELSE tier END,
                   move, below, highest,
                   reason || CASE move
                       WHEN 'UP' THEN '. Up from ' || tier || ' at once (GT-13)'
                       WHEN 'DOWN' THEN '. Below ' || tier || ' in ' || below || ' reviews in a row, the highest of them '
                           || highest || ' (AMB-09)'
                       WHEN 'WATCHED' THEN '. Below ' || tier || ' in ' || below || ' of ' || :downgradeReviews
                           || ' reviews that lower it (AMB-09)'
                       WHEN 'NOT_MET' THEN '. Stays ' || tier || ': whether the status ends is for a list (SIB-07)'
                       ELSE CASE WHEN measured < tier
                           THEN '. A VIP only since ' || to_char(since, 'YYYY-MM-DD') || ', so it does not count (AMB-09)'
                           ELSE '' END
                       END
            FROM moved
            """;

    static final String APPLY = """
            UPDATE vip.vip_status s SET tier = r.tier_after, route = a.route, reviewed = :month
            FROM vip.tier_result r JOIN vip.monthly_assessment a USING (month, client)
            WHERE r.month = :month AND r.client = s.client AND r.tier_after <> r.tier_before
              AND r.branch = :branch AND r.client BETWEEN :first AND :last
            """;

    private MoveSql() {}
}
