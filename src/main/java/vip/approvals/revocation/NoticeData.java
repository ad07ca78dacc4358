package vip.approvals.revocation;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** What an erasure takes of removals and notices; what was printed together with others' letters goes whole. */
@Configuration(proxyBeanMethods = false)
class NoticeData {

    private static final String OF_NOTICE = "t.notice IN (SELECT n.notice FROM vip.notice n WHERE n.client = :client)";

    /** A letter that came back is in an earlier batch too, which only the addresses tell. */
    private static final String BATCH = """
            (t.pdf IS NOT NULL OR t.addresses IS NOT NULL) AND (vip.mentions(t.addresses, :known::text[]) OR t.batch IN (
                SELECT d.batch FROM vip.dispatch d JOIN vip.notice n USING (notice) WHERE n.client = :client))""";

    @Bean
    @Order(40)
    PersonalData personalDataOfNotice() {
        return new PersonalData(
                List.of("""
                        SELECT 'A removal is approved and takes effect on ' || effective || '.' FROM vip.removal
                        WHERE client = :client AND state IN ('APPROVED', 'CURED')""", """
                        SELECT 'Notice ' || vip.notice_number(n.branch, n.year, n.number)
                            || ' has not arrived: the branch books it as delivered or returned.'
                        FROM vip.notice n JOIN vip.dispatch d USING (notice)
                        WHERE n.client = :client AND d.state <> 'DELIVERED'"""),
                List.of(
                        "SELECT vip.notice_number(branch, year, number) FROM vip.notice WHERE client = :client",
                        "SELECT content ->> 'name' FROM vip.notice WHERE client = :client",
                        """
                        SELECT unnest(ARRAY[e.address, e.tracking]) FROM vip.dispatch_event e JOIN vip.notice n USING (notice)
                        WHERE n.client = :client""",
                        """
                        SELECT unnest(ARRAY[d.address, d.email]) FROM vip.dispatch d JOIN vip.notice n USING (notice)
                        WHERE n.client = :client"""),
                List.of(
                        PersonalTable.blanked(
                                "vip.print_batch", DataCategory.NOTICE, BATCH, "pdf = NULL, addresses = NULL"),
                        PersonalTable.deleted("vip.dispatch_event", DataCategory.NOTICE, OF_NOTICE),
                        PersonalTable.deleted("vip.dispatch", DataCategory.NOTICE, OF_NOTICE),
                        PersonalTable.deleted("vip.former_vip", DataCategory.STATUS),
                        PersonalTable.deleted("vip.notice", DataCategory.NOTICE),
                        PersonalTable.deleted("vip.removal", DataCategory.STATUS)),
                List.of("vip.notice_series", "vip.open_dispatch"));
    }
}
