package vip.approvals.cards;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;
import vip.approvals.letters.Letters;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.staff.Organisation;
import vip.approvals.web.NotFoundException;

/** Prints the electronic card (GT-61), of every tier (AMB-22): from the order on, for as long as the card works. */
@Component
class ElectronicCards {

    /** A re-issue ends the electronic card too (GT-41). */
    @ResponseStatus(HttpStatus.GONE)
    static final class BlockedCardException extends RuntimeException {}

    private final CardPage page;
    private final Letters letters;
    private final Organisation organisation;
    private final JdbcClient jdbc;

    ElectronicCards(CardPage page, Letters letters, Organisation organisation, JdbcClient jdbc) {
        this.page = page;
        this.letters = letters;
        this.organisation = organisation;
        this.jdbc = jdbc;
    }

    /**
     * @return a PDF
     * @throws NotFoundException unless the current person is the client's manager or of the card office, or if it is not
     *     known whose name to print
     * @throws BlockedCardException if the card does not work any more
     */
    byte[] print(String branch, String digits) {
        CardPage.Shown shown = page.of(branch, digits);
        if (!shown.acts()) {
            throw new NotFoundException();
        }
        return print(shown, branch);
    }

    /** As {@link #print(String, String)}, for whoever has a task about the client. */
    byte[] print(ClientTask task, CardNumber number) {
        return print(page.of(task, number), task.branch());
    }

    private byte[] print(CardPage.Shown shown, String branch) {
        CardList.Row card = shown.card();
        if (card.isBlocked()) {
            throw new BlockedCardException();
        }
        if (card.holder() == null) {
            throw new NotFoundException();
        }
        var paper = new ByteArrayOutputStream();
        letters.render(
                "e-card",
                Map.of(
                        "card",
                        new ElectronicCard(
                                organisation.programme().name(),
                                card.holder(),
                                presentTier(card),
                                shown.number(),
                                organisation.branchName(branch),
                                shown.manager(),
                                shown.events().get(0).at().toLocalDate())),
                paper);
        return paper.toByteArray();
    }

    /** A tier review moves it (GT-13); the plastic keeps what it was ordered with. */
    private String presentTier(CardList.Row card) {
        return jdbc.sql("SELECT tier FROM vip.vip_status WHERE client = :client")
                .param("client", card.client())
                .query(String.class)
                .optional()
                .orElse(card.tier());
    }
}
