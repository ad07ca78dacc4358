package vip.approvals.lists;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxRounds of rework, before a line that is still not approved is in dispute (AMB-13; ours)
 * @param removalNotice working days from the approval of a removal to its effect, at least (AMB-16; ours)
 */
@Validated
@ConfigurationProperties("vip.lists")
record ListSettings(
        @Min(0) @Max(10) int maxRounds, @Min(1) @Max(60) int removalNotice) {}
