package vip.approvals.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vip.approvals.cards.CardProcesses;
import vip.approvals.onboarding.ContactDraft.Outcome;
import vip.approvals.onboarding.Reception;

/** A manager receives a new VIP: SMS, call, terms, and the card into the client's hand. */
class ManagersDayTests extends BrowserTest {

    private static final String CLIENT = "altai-vip";

    @Autowired
    Reception reception;

    @Autowired
    CardProcesses cards;

    @BeforeEach
    void aNewVip() {
        product.reset();
        reception.received(CLIENT);
    }

    @Test
    void theFirstContact() {
        Tasklist manager = tasklist("altai.manager", WIDE).open("VIP · Send first SMS: " + CLIENT);
        assertThat(manager.page.locator(".vip-due")).containsText("Due 8 Oct 2026");
        manager.completeRefused("Send the SMS first");
        manager.looks("first-sms");
        manager.page.getByLabel("SMS to").fill("+7 000 000-00-01");
        manager.page.getByLabel("My own mobile", EXACT).fill("+7 913 000-00-00");
        manager.button("I have sent it from my mobile").click();
        assertThat(manager.page.locator(".vip-trace li")).containsText("SMS sent");
        manager.complete();

        manager.open("VIP · Call the client: " + CLIENT);
        manager.page.getByLabel("Reached", EXACT).check();
        manager.completeRefused("Ask who uses the number");
        manager.looks("first-call-refused");
        manager.page.getByLabel("Client's number").fill("+7 000 000-00-01");
        manager.page.getByLabel("User's name").fill("Demo User");
        manager.page.getByLabel("Landline").fill("+7 3852 00-00-00");
        manager.page.getByLabel("Birthday").fill("1980-02-29");
        for (String told : List.of("It is the real name", "I have told what", "I have told that the card")) {
            manager.page.getByLabel(told).check();
        }
        manager.page.getByLabel("Note").fill("Prefers mornings.");
        manager.looks("first-call");
        manager.complete(); // at once: what was typed last is stored first
        assertThat(jdbc.sql(
                                "SELECT user_name || ' ' || (SELECT note FROM vip.contact ORDER BY contact DESC LIMIT 1) FROM vip.dossier")
                        .query(String.class)
                        .single())
                .isEqualTo("Demo User Prefers mornings.");

        manager.open("VIP · Agree personal terms: " + CLIENT);
        assertThat(manager.page.locator(".vip-known")).containsText("Demo User");
        manager.page.getByLabel("Personal terms").fill("Calls at night are welcome.");
        manager.page.getByLabel("Prepared on").fill("2026-10-05");
        manager.page.getByLabel("Signed on").fill("2026-10-06");
        manager.completeRefused("at the latest today");
        manager.page.getByLabel("Signed on").fill("2026-10-05");
        manager.page.getByLabel("Filed under number").fill("T-1");
        manager.looks("personal-terms");
        manager.complete();
        assertThat(count("SELECT count(*) FROM vip.terms")).isEqualTo(1);
    }

    @Test
    void whoCannotBeReachedIsTriedAgain() {
        reception.smsSent(CLIENT);
        Tasklist manager = tasklist("altai.manager", NARROW).open("VIP · Call the client: " + CLIENT);
        manager.page.getByLabel("Client's number").fill("+7 000 000-00-01");
        manager.choose("Not reached");
        manager.button("Record this attempt").click();
        assertThat(manager.page.locator(".vip-trace li")).hasCount(2);
        manager.complete();
        clock.set(LocalDate.of(2026, 10, 13));
        product.runTimers();
        manager.open("VIP · Try to reach the client: " + CLIENT);
        manager.page.getByLabel("How", EXACT).selectOption("SMS");
        manager.choose("Does not want to be a VIP");
        manager.completeRefused("Choose why the client declines");
        manager.page.getByLabel("Why", EXACT).selectOption("LEAVING");
        manager.looks("try-again");
        manager.complete();
        assertThat(count("SELECT count(*) FROM vip.vip_status WHERE client = 'altai-vip'"))
                .isZero();
    }

    @Test
    void theCardIsDelivered() {
        reception.smsSent(CLIENT);
        reception.complete(CLIENT, "first-call", Reception.contact(Outcome.REACHED));
        reception.cardsArrive();
        cards.arrived(CLIENT);
        Tasklist manager = tasklist("altai.manager", WIDE).open("VIP · Tell the client, agree the way: " + CLIENT);
        assertThat(manager.page.locator(".vip-known").last()).containsText("9643 0000");
        manager.choose("I bring it at a time");
        manager.completeRefused("Send the SMS first");
        manager.button("Send it for me").click();
        assertThat(manager.page.locator(".vip-trace li").first()).containsText("waiting to be sent");
        manager.page.getByLabel("Address").fill("Demo street 1");
        manager.page.getByLabel("Agreed time").fill("2026-10-06T15:30");
        manager.looks("agree-delivery");
        manager.complete();

        manager.open("VIP · Deliver at the door: " + CLIENT);
        manager.choose("No: we agree anew");
        manager.looks("deliver-card");
        manager.complete();
        manager.open("VIP · Tell the client, agree the way: " + CLIENT);
        manager.button("I have sent it from my mobile").click();
        assertThat(manager.page.locator("[role=status]").filter(new Locator.FilterOptions().setHasText("Recorded.")))
                .hasCount(1);
        manager.choose("By mail");
        manager.page.getByLabel("Address").fill("Demo street 1");
        manager.complete();
        manager.open("VIP · Post card: " + CLIENT);
        manager.page.getByLabel("Posted on").fill("2026-10-05");
        manager.looks("post-card");
        manager.complete();
        clock.set(LocalDate.of(2026, 10, 12));
        product.runTimers();
        manager.open("VIP · Ask whether the card was received: " + CLIENT);
        manager.looks("confirm-receipt");
        manager.page.getByText("The card is lost or spoilt…").click();
        manager.button("Block it, order a new one").click();
        assertThat(manager.page.getByText("a new one is ordered")).isVisible();
        assertThat(jdbc.sql("SELECT string_agg(state, ' ' ORDER BY number) FROM vip.card")
                        .query(String.class)
                        .single())
                .isEqualTo("BLOCKED ORDERED");
    }
}
