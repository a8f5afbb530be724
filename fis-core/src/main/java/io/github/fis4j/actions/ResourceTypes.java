// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The ids of the {@code aws:*} resource types. */
public final class ResourceTypes {
    /** Resource that ARC manages. */
    public static final String ARC_ZONAL_SHIFT_MANAGED_RESOURCE = "aws:arc:zonal-shift-managed-resource";

    /** Direct Connect virtual interface. */
    public static final String DIRECTCONNECT_VIRTUAL_INTERFACE = "aws:directconnect:virtual-interface";

    /** Aurora DSQL cluster. */
    public static final String DSQL_CLUSTER = "aws:dsql:cluster";

    /** DynamoDB global table. */
    public static final String DYNAMODB_GLOBAL_TABLE = "aws:dynamodb:global-table";

    /** Auto Scaling group. */
    public static final String EC2_AUTOSCALING_GROUP = "aws:ec2:autoscaling-group";

    /** EBS volume. */
    public static final String EC2_EBS_VOLUME = "aws:ec2:ebs-volume";

    /** EC2 instance. */
    public static final String EC2_INSTANCE = "aws:ec2:instance";

    /** Spot Instance. */
    public static final String EC2_SPOT_INSTANCE = "aws:ec2:spot-instance";

    /** Subnet. */
    public static final String EC2_SUBNET = "aws:ec2:subnet";

    /** Transit gateway. */
    public static final String EC2_TRANSIT_GATEWAY = "aws:ec2:transit-gateway";

    /** VPC endpoint. */
    public static final String EC2_VPC_ENDPOINT = "aws:ec2:vpc-endpoint";

    /** ECS cluster. */
    public static final String ECS_CLUSTER = "aws:ecs:cluster";

    /** ECS task. */
    public static final String ECS_TASK = "aws:ecs:task";

    /** EKS cluster. */
    public static final String EKS_CLUSTER = "aws:eks:cluster";

    /** EKS node group. */
    public static final String EKS_NODEGROUP = "aws:eks:nodegroup";

    /** Pod on EKS. */
    public static final String EKS_POD = "aws:eks:pod";

    /** ElastiCache replication group. */
    public static final String ELASTICACHE_REPLICATIONGROUP = "aws:elasticache:replicationgroup";

    /** IAM role. */
    public static final String IAM_ROLE = "aws:iam:role";

    /** Kinesis stream. */
    public static final String KINESIS_STREAM = "aws:kinesis:stream";

    /** Lambda function. */
    public static final String LAMBDA_FUNCTION = "aws:lambda:function";

    /** MemoryDB multi-Region cluster. */
    public static final String MEMORYDB_MULTI_REGION_CLUSTER = "aws:memorydb:multi-region-cluster";

    /** Aurora or DocumentDB cluster. */
    public static final String RDS_CLUSTER = "aws:rds:cluster";

    /** RDS DB instance. */
    public static final String RDS_DB = "aws:rds:db";

    /** S3 bucket. */
    public static final String S3_BUCKET = "aws:s3:bucket";

    private ResourceTypes() {}
}
