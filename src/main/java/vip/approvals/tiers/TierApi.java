package vip.approvals.tiers;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vip.approvals.calendar.ThreeMonths;

/** An administrator starts the review of a month that the timer has missed. */
@RestController
class TierApi {

    private final TierReaders readers;
    private final TierReviews reviews;

    TierApi(TierReaders readers, TierReviews reviews) {
        this.readers = readers;
        this.reviews = reviews;
    }

    /** @param month as the page has shown it, so that a stale page starts no other one */
    @PostMapping("/api/tiers/{month:20\\d\\d-(?:0[1-9]|1[0-2])}/start")
    void start(@PathVariable String month) {
        reviews.start(ThreeMonths.parse(month), readers.requireAdministrator());
    }
}
