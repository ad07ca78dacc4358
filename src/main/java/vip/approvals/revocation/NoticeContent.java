package vip.approvals.revocation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Ground;

/**
 * What a notice prints, as it is kept with it ({@code vip.notice.content}).
 *
 * @param amount, due of a debt; @param quarters of failed criteria; null where the ground is another one
 */
record NoticeContent(
        NoticeLanguage language,
        String programme,
        String branch,
        String number,
        LocalDate date,
        String client,
        String name,
        boolean organisation,
        List<String> address,
        String tier,
        LocalDate since,
        Ground ground,
        BigDecimal amount,
        String currency,
        LocalDate due,
        List<String> quarters,
        LocalDate effective,
        String contact,
        String signatory,
        String title) {

    NoticePaper paper() {
        return new NoticePaper(
                language,
                programme,
                branch,
                number,
                date,
                client,
                new NoticePaper.Recipient(name, organisation, null, address),
                tier,
                since,
                switch (ground) {
                    case LIQUIDATION -> new NoticeGround.Liquidation();
                    case CONTRACT_TERMINATED -> new NoticeGround.ContractTerminated();
                    case DEBT -> new NoticeGround.Debt(amount, currency, due);
                    case CRITERIA ->
                        new NoticeGround.CriteriaFailed(
                                quarters.stream().map(Quarter::parse).toList());
                },
                effective,
                contact,
                new NoticePaper.Signatory(signatory, title));
    }

    NoticeContent numbered(String registered) {
        return with(registered, address);
    }

    /** The same letter to another address (a returned one goes out again). */
    NoticeContent to(List<String> corrected) {
        return with(number, corrected);
    }

    private NoticeContent with(String otherNumber, List<String> otherAddress) {
        return new NoticeContent(
                language,
                programme,
                branch,
                otherNumber,
                date,
                client,
                name,
                organisation,
                otherAddress,
                tier,
                since,
                ground,
                amount,
                currency,
                due,
                quarters,
                effective,
                contact,
                signatory,
                title);
    }
}
