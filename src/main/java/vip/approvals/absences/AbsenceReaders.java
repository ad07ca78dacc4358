package vip.approvals.absences;

import org.springframework.stereotype.Component;
import vip.approvals.engine.CurrentPerson;
import vip.approvals.staff.Organisation;
import vip.approvals.staff.People;
import vip.approvals.web.NotFoundException;

/** Everybody who holds a seat, or stands in, sees and enters the own absences; administrators everybody's. */
@Component
class AbsenceReaders {

    private final CurrentPerson currentPerson;
    private final Organisation organisation;
    private final Absences absences;

    AbsenceReaders(CurrentPerson currentPerson, Organisation organisation, Absences absences) {
        this.currentPerson = currentPerson;
        this.organisation = organisation;
        this.absences = absences;
    }

    static boolean mayRead(CurrentPerson person, Organisation organisation) {
        return person.isAdministrator()
                || person.groups().contains(People.SUBSTITUTES)
                || organisation.seatGroups().anyMatch(person.groups()::contains);
    }

    /**
     * @return the current person's login
     * @throws NotFoundException if the page is not for this person
     */
    String require() {
        if (!mayRead(currentPerson, organisation)) {
            throw new NotFoundException();
        }
        return currentPerson.id();
    }

    boolean isAdministrator() {
        return currentPerson.isAdministrator();
    }

    /** @throws NotFoundException if there is none, or none that the current person may change */
    Absence requireChanging(long id) {
        String person = require();
        return absences.find(id)
                .filter(absence -> absence.person().equals(person) || isAdministrator())
                .orElseThrow(NotFoundException::new);
    }
}
