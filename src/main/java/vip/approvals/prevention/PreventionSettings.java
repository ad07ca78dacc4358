package vip.approvals.prevention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param warnDays so many calendar days before the last day on which a ground can be prevented the manager is warned
 * @param schedule of the daily run, as a cron expression with seconds, in the programme's time zone
 */
@Validated
@ConfigurationProperties("vip.prevention")
record PreventionSettings(
        @NotEmpty @UniqueElements List<@NotNull @Min(1) @Max(365) Integer> warnDays,
        @NotBlank String schedule) {

    /** How early the first warning is. */
    int earliest() {
        return warnDays.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
