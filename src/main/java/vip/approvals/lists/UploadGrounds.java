package vip.approvals.lists;

import java.util.Arrays;
import java.util.stream.Collectors;
import vip.approvals.criteria.Ground;

/** The closed set of grounds (SIB-23), as a table that statements join. */
final class UploadGrounds {

    /** {@code word(ground, rule, words, outside, said)}; a row without a ground has none of them. */
    static final String WORDS = "(VALUES %s) AS word(ground, rule, words, outside, said)"
            .formatted(Arrays.stream(Ground.values())
                    .map(ground -> "('%s', '%s', '%s', %s, '%s')"
                            .formatted(
                                    ground.name(),
                                    ground.rule(),
                                    ground.words(),
                                    ground.isKnownOutsideBilling(),
                                    ground.saidBySales()))
                    .collect(Collectors.joining(", ")));

    private UploadGrounds() {}
}
