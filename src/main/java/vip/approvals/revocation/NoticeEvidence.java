package vip.approvals.revocation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.lists.EvidenceCheck;

/** What must hold of registered notices (SIB-24): each letter with its hash, numbers without gaps. */
@Configuration(proxyBeanMethods = false)
public class NoticeEvidence {

    @Bean
    static EvidenceCheck lettersFit() {
        return new EvidenceCheck("notices", "SELECT count(*) FROM vip.notice", """
                SELECT l.list, n.removal AS line,
                    format('its notice %s is not what was registered', vip.notice_number(n.branch, n.year, n.number)) AS what
                FROM vip.notice n LEFT JOIN vip.line l ON l.line = n.removal
                WHERE encode(sha256(n.pdf), 'hex') IS DISTINCT FROM n.sha256
                """);
    }

    /** As many may be missing as went with clients who were erased; which ones they were is not kept. */
    @Bean
    static EvidenceCheck numbersFit() {
        return new EvidenceCheck(null, null, """
                SELECT NULL::bigint AS list, NULL::bigint AS line,
                    format('there is no notice %s', vip.notice_number(branch, year, number)) AS what
                FROM (SELECT branch, year, generate_series(1, last) AS number FROM vip.notice_series) AS given
                WHERE NOT EXISTS (SELECT FROM vip.notice n
                    WHERE (n.branch, n.year, n.number) = (given.branch, given.year, given.number))
                  AND (SELECT coalesce(sum(last), 0) FROM vip.notice_series) > (SELECT count(*) FROM vip.notice)
                    + (SELECT coalesce(sum((counts ->> 'vip.notice')::bigint), 0) FROM vip.erasure WHERE state = 'DONE')
                """);
    }
}
