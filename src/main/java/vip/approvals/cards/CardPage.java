package vip.approvals.cards;

import java.util.List;
import org.springframework.stereotype.Component;
import vip.approvals.cards.Cards.BlockReason;
import vip.approvals.onboarding.ClientTask;
import vip.approvals.onboarding.Onboardings;
import vip.approvals.staff.People;
import vip.approvals.web.NotFoundException;

/** One card, as far as the current person may see and change it. */
@Component
class CardPage {

    /**
     * @param manager name of the client's manager; null if there is none
     * @param reader login of the current person
     * @param office whether the reader is of the card office
     * @param own whether the reader is the client's manager
     */
    public record Shown(
            CardNumber number,
            CardList.Row card,
            List<CardList.Event> events,
            String manager,
            String reader,
            boolean office,
            boolean own) {

        /** Whether the reader changes the card at all; everybody else reads only. */
        public boolean acts() {
            return office || own;
        }

        /** A misprint is seen by the office; the client tells the manager of a loss. */
        boolean mayReissue(BlockReason reason) {
            return reason == BlockReason.LOST ? acts() : reason == BlockReason.MISPRINT && office;
        }

        /** Whether there is anything to make again: a card that is not made yet, or that is blocked, is not. */
        public boolean isMade() {
            return !card.isBlocked() && !card.state().equals("ORDERED");
        }

        public boolean hasArrived() {
            return card.state().equals("ARRIVED");
        }
    }

    private final CardReaders readers;
    private final CardList cards;
    private final Onboardings onboardings;
    private final People people;

    CardPage(CardReaders readers, CardList cards, Onboardings onboardings, People people) {
        this.readers = readers;
        this.cards = cards;
        this.onboardings = onboardings;
        this.people = people;
    }

    /** @throws NotFoundException if there is no such card for the current person */
    Shown of(String branch, String digits) {
        return of(readers.reading(branch), number(digits));
    }

    private Shown of(CardReaders.Reading reading, CardNumber number) {
        CardList.Row card = cards.find(reading, number).orElseThrow(NotFoundException::new);
        String manager = onboardings.manager(card.client());
        return new Shown(
                number,
                card,
                cards.events(number).stream()
                        .map(event -> new CardList.Event(event.words(), name(event), null, event.at()))
                        .toList(),
                manager == null ? null : people.name(manager),
                reading.person(),
                reading.office(),
                readers.isManager(reading, card.client()));
    }

    /** Of a task's client, for whoever has the task. @throws NotFoundException if there is no such card */
    Shown of(ClientTask task, CardNumber number) {
        return of(new CardReaders.Reading(task.branch(), task.person(), "", false), number);
    }

    /** The database itself ends cards with a status, and the product orders them. */
    private String name(CardList.Event event) {
        String person = event.person();
        return person.equals(Cards.PRODUCT) || person.equals("status")
                ? "the product"
                : people.name(person, event.onBehalfOf());
    }

    private static CardNumber number(String digits) {
        try {
            return new CardNumber(digits);
        } catch (IllegalArgumentException noNumber) {
            throw new NotFoundException();
        }
    }
}
