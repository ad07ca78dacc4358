package vip.approvals.onboarding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vip.approvals.calendar.Deadline;
import vip.approvals.calendar.KeptDeadlines;
import vip.approvals.onboarding.MoveOffers.Offer;
import vip.approvals.onboarding.Standings.Kind;
import vip.approvals.onboarding.Standings.Step;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;

/** The page {@code /clients/{client}}. */
@Component
class ClientPage {

    /**
     * @param whole whether what the client has said is here at all
     * @param administrator whether moving and ending are offered
     * @param names login to name of everybody on the page
     * @param elements of the diagrams to their names, for the trace
     * @param deadlines by a step's subject
     * @param instances of the processes that run, for Cockpit
     */
    public record Page(
            ClientFile.Facts facts,
            String branchName,
            boolean whole,
            boolean administrator,
            List<ClientFile.Dossier> dossier,
            List<ClientFile.Onboarding> onboardings,
            List<ClientFile.Assignment> assignments,
            List<ClientFile.Contact> contacts,
            List<ClientFile.Terms> terms,
            List<ClientFile.Intervention> interventions,
            List<CardFile.Card> cards,
            List<CardFile.Event> events,
            List<Step> steps,
            Map<String, Deadline> deadlines,
            List<String> instances,
            String token,
            List<Offer> offers,
            boolean mayDecline,
            Map<String, String> declineReasons,
            Map<String, String> names,
            Map<String, String> elements) {}

    private final ClientFile file;
    private final CardFile cards;
    private final Standings standings;
    private final KeptDeadlines deadlines;
    private final ClientInterventions interventions;
    private final MoveOffers offers;
    private final OnboardingSettings settings;
    private final Organisation organisation;
    private final People people;

    ClientPage(
            ClientFile file,
            CardFile cards,
            Standings standings,
            KeptDeadlines deadlines,
            ClientInterventions interventions,
            MoveOffers offers,
            OnboardingSettings settings,
            Organisation organisation,
            People people) {
        this.file = file;
        this.cards = cards;
        this.standings = standings;
        this.deadlines = deadlines;
        this.interventions = interventions;
        this.offers = offers;
        this.settings = settings;
        this.organisation = organisation;
        this.people = people;
    }

    Page of(ClientReaders.Reading reading) {
        String client = reading.client();
        boolean whole = reading.whole();
        boolean administrator = reading.administrator();
        ClientFile.Facts facts = file.facts(client);
        List<ClientFile.Assignment> assignments = file.assignments(client);
        List<ClientFile.Contact> contacts = whole ? file.contacts(client) : List.of();
        List<ClientFile.Intervention> done = whole ? file.interventions(client) : List.of();
        List<ClientFile.Dossier> dossier = whole ? file.dossier(client) : List.of();
        List<ClientFile.Terms> terms = whole ? file.terms(client) : List.of();
        List<CardFile.Event> events = cards.events(client);
        List<Step> open = standings.open(List.of(client));
        List<Step> steps =
                open.stream().filter(step -> step.kind() != Kind.CALL).toList();
        return new Page(
                facts,
                organisation.branchName(facts.branch()),
                whole,
                administrator,
                dossier,
                file.onboardings(client),
                assignments,
                contacts,
                terms,
                done,
                cards.cards(client),
                events,
                steps,
                deadlines.find(steps.stream().map(Step::subject).toList()),
                administrator ? open.stream().map(Step::instance).distinct().toList() : List.of(),
                ClientInterventions.token(open),
                administrator ? offers.of(client, open) : List.of(),
                administrator && interventions.mayDecline(client),
                settings.declineReasons(),
                names(Stream.of(
                                assignments.stream().map(ClientFile.Assignment::manager),
                                assignments.stream().map(ClientFile.Assignment::assignedBy),
                                contacts.stream().map(ClientFile.Contact::person),
                                done.stream().map(ClientFile.Intervention::person),
                                dossier.stream().map(ClientFile.Dossier::takenBy),
                                terms.stream().map(ClientFile.Terms::filedBy),
                                events.stream().map(CardFile.Event::person),
                                assignments.stream().map(ClientFile.Assignment::onBehalfOf),
                                contacts.stream().map(ClientFile.Contact::onBehalfOf),
                                dossier.stream().map(ClientFile.Dossier::onBehalfOf),
                                terms.stream().map(ClientFile.Terms::onBehalfOf),
                                events.stream().map(CardFile.Event::onBehalfOf))
                        .flatMap(all -> all)),
                standings.places());
    }

    private Map<String, String> names(Stream<String> persons) {
        Map<String, String> names = new HashMap<>();
        persons.filter(Objects::nonNull).distinct().forEach(person -> names.put(person, people.name(person)));
        return names;
    }
}
