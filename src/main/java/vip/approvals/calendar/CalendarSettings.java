package vip.approvals.calendar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param calendar where newer calendars than the product's own may lie
 * @param programme which calendar the programme works by
 */
@Validated
@ConfigurationProperties("vip")
record CalendarSettings(
        @NotNull @Valid Folder calendar, @NotNull @Valid Programme programme) {

    /** @param directory empty if there is none */
    record Folder(@NotNull String directory) {}

    /**
     * @param calendar its id, such as RU
     * @param termShiftNonWorking whether a civil-law term that ends on a day off moves to the next working day (AMB-08)
     */
    record Programme(@NotBlank String calendar, boolean termShiftNonWorking) {}
}
