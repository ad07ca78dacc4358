package vip.approvals.revocation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vip.approvals.calendar.Quarter;
import vip.approvals.revocation.NoticePaper.Recipient;
import vip.approvals.revocation.NoticePaper.Signatory;

/** Notices of acceptance criterion A9, in both languages. All names and addresses are made up. */
final class SampleNotice {

    static final NoticeGround DEBT = new NoticeGround.Debt(new BigDecimal("15000"), "RUB", LocalDate.of(2025, 11, 30));
    static final NoticeGround CRITERIA =
            new NoticeGround.CriteriaFailed(List.of(new Quarter(2025, 3), new Quarter(2025, 4)));

    static final Recipient ORGANISATION = new Recipient(
            "ООО «Северный ветер»",
            true,
            "Ёлкина Ирина Щербаковна",
            List.of("ул. Садовая, д. 12, офис 4", "г. Барнаул", "Алтайский край", "656000"));
    static final Recipient PERSON =
            new Recipient("Anna Berg", false, null, List.of("12 Garden Street, flat 4", "Barnaul", "656000", "Russia"));

    private SampleNotice() {}

    static NoticePaper russian(NoticeGround ground) {
        return russian("altai-2026-0042", ORGANISATION, ground);
    }

    static NoticePaper russian(String number, Recipient recipient, NoticeGround ground) {
        return new NoticePaper(
                NoticeLanguage.RU,
                "VIP programme",
                "Алтай",
                number,
                LocalDate.of(2026, 4, 1),
                "4000017",
                recipient,
                "T2",
                LocalDate.of(2025, 1, 9),
                ground,
                LocalDate.of(2026, 4, 1),
                "(3852) 00-00-00, по рабочим дням с 9 до 18 часов",
                new Signatory("П. А. Смирнов", "Коммерческий директор филиала"));
    }

    static NoticePaper english(NoticeGround ground) {
        return english(PERSON, ground);
    }

    static NoticePaper english(Recipient recipient, NoticeGround ground) {
        return new NoticePaper(
                NoticeLanguage.EN,
                "VIP programme",
                "Altai",
                "altai-2026-0043",
                LocalDate.of(2026, 4, 1),
                "4000018",
                recipient,
                "T3",
                LocalDate.of(2025, 1, 9),
                ground,
                LocalDate.of(2026, 4, 1),
                "(3852) 00-00-00, on working days from 9 to 18",
                new Signatory("Pavel Smirnov", "Commercial Director of the branch"));
    }
}
