package vip.approvals.criteria;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Period;
import vip.approvals.staff.Organisation;

/** What billing has not loaded yet: without it clients would be measured as if they had been charged nothing. */
@Component
public class MissingCharges {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    MissingCharges(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** In words: there must be clients, and a branch with clients under contract in a month must have charges in it. */
    public List<String> in(Period period) {
        if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM vip.client)")
                .query(Boolean.class)
                .single()) {
            return List.of("Billing has loaded no clients yet.");
        }
        return jdbc.sql("""
                        SELECT b.name || ': billing has loaded no charges for ' || to_char(m.month, 'YYYY-MM') || '.'
                        FROM vip.branch b CROSS JOIN (VALUES (:month1::date), (:month2::date), (:month3::date)) AS m(month)
                        WHERE b.branch IN (:branches)
                          AND EXISTS (SELECT FROM vip.client c
                                      WHERE c.branch = b.branch AND c.contract_start < m.month + interval '1 month'
                                        AND coalesce(c.contract_end >= m.month, true))
                          AND NOT EXISTS (SELECT FROM vip.client c JOIN vip.charge USING (client)
                                          WHERE c.branch = b.branch AND charge.month = m.month)
                        ORDER BY b.name, m.month
                        """)
                .param("month1", period.months().get(0).atDay(1))
                .param("month2", period.months().get(1).atDay(1))
                .param("month3", period.months().get(2).atDay(1))
                .param("branches", organisation.branchIds())
                .query(String.class)
                .list();
    }
}
