package vip.approvals.tiers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param reviewByTimer whether each month is reviewed by itself (GT-13), or only when an administrator says so
 * @param schedule when the timer looks, as a cron expression with seconds
 * @param downgradeReviews so many reviews in a row below a tier lower it (AMB-09)
 * @param partSize most VIPs in one job
 */
@Validated
@ConfigurationProperties("vip.tiers")
public record TierSettings(
        boolean reviewByTimer,
        @NotBlank String schedule,
        @Min(1) @Max(24) int downgradeReviews,
        @Min(1) @Max(100_000) int partSize) {}
