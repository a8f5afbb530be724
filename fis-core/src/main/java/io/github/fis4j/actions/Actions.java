// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/**
 * The {@code aws:*} actions as typed builders, by service.
 * The facts are those of the
 * <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html">actions reference</a>.
 */
public final class Actions {
    private Actions() {}

    /** {@return the actions of {@code aws:arc}} */
    public static ArcActions arc() {
        return new ArcActions();
    }

    /** {@return the actions of {@code aws:cloudwatch}} */
    public static CloudwatchActions cloudwatch() {
        return new CloudwatchActions();
    }

    /** {@return the actions of {@code aws:directconnect}} */
    public static DirectconnectActions directconnect() {
        return new DirectconnectActions();
    }

    /** {@return the actions of {@code aws:dsql}} */
    public static DsqlActions dsql() {
        return new DsqlActions();
    }

    /** {@return the actions of {@code aws:dynamodb}} */
    public static DynamodbActions dynamodb() {
        return new DynamodbActions();
    }

    /** {@return the actions of {@code aws:ebs}} */
    public static EbsActions ebs() {
        return new EbsActions();
    }

    /** {@return the actions of {@code aws:ec2}} */
    public static Ec2Actions ec2() {
        return new Ec2Actions();
    }

    /** {@return the actions of {@code aws:ecs}} */
    public static EcsActions ecs() {
        return new EcsActions();
    }

    /** {@return the actions of {@code aws:eks}} */
    public static EksActions eks() {
        return new EksActions();
    }

    /** {@return the actions of {@code aws:elasticache}} */
    public static ElasticacheActions elasticache() {
        return new ElasticacheActions();
    }

    /** {@return the actions of {@code aws:fis}} */
    public static FisActions fis() {
        return new FisActions();
    }

    /** {@return the actions of {@code aws:kinesis}} */
    public static KinesisActions kinesis() {
        return new KinesisActions();
    }

    /** {@return the actions of {@code aws:lambda}} */
    public static LambdaActions lambda() {
        return new LambdaActions();
    }

    /** {@return the actions of {@code aws:memorydb}} */
    public static MemorydbActions memorydb() {
        return new MemorydbActions();
    }

    /** {@return the actions of {@code aws:network}} */
    public static NetworkActions network() {
        return new NetworkActions();
    }

    /** {@return the actions of {@code aws:rds}} */
    public static RdsActions rds() {
        return new RdsActions();
    }

    /** {@return the actions of {@code aws:s3}} */
    public static S3Actions s3() {
        return new S3Actions();
    }

    /** {@return the actions of {@code aws:ssm}} */
    public static SsmActions ssm() {
        return new SsmActions();
    }
}
