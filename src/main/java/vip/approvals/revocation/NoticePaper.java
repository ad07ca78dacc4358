package vip.approvals.revocation;

import java.time.LocalDate;
import java.util.List;

/**
 * What the template {@code letters/notice} prints: the written notice to a client who is no VIP any more (SIB-24,
 * SIB-43). What the client must not read has no place here.
 *
 * @param language of the client
 * @param programme as the company calls it
 * @param branch in words; the client is an ordinary one of it from now on (SIB-25)
 * @param number of the notice, as it is registered
 * @param client number of the client
 * @param tier which is removed: {@code T1}, {@code T2} or {@code T3}; the template has the words
 * @param since when the client has been a VIP
 * @param effective the first day without the status (AMB-16)
 * @param contact whom to ask: phone, mail, hours, in one line and in the client's language
 */
public record NoticePaper(
        NoticeLanguage language,
        String programme,
        String branch,
        String number,
        LocalDate date,
        String client,
        Recipient recipient,
        String tier,
        LocalDate since,
        NoticeGround ground,
        LocalDate effective,
        String contact,
        Signatory signatory) {

    /**
     * @param organisation or a person
     * @param attention who should read it there; null if nobody is named
     * @param address lines below the name; blank ones are left out
     */
    public record Recipient(String name, boolean organisation, String attention, List<String> address) {
        public Recipient {
            address = address.stream()
                    .filter(line -> line != null && !line.isBlank())
                    .toList();
        }
    }

    /** @param title in the client's language */
    public record Signatory(String name, String title) {}

    /** Whether it can be sent by mail; without an address it is not printed. */
    public boolean hasAddress() {
        return !recipient.address().isEmpty();
    }
}
